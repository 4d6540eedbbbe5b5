import { readFileSync } from 'node:fs';
import type { HostRole, Pack, StoreProfile } from '@sightline/spec';
import { assignedCheckSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../../packs/paytronix.ts';
import { readPack } from '../../packs/read-pack.ts';
import { planHost } from '../plan-host.ts';
import { type Neighbor, type Site, UNKNOWN_SITE } from '../site.ts';

const ALOHA: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
};

function neighbor(role: HostRole, n: number, over: Partial<Neighbor> = {}): Neighbor {
  const name = `${role.toUpperCase()}-${n}`;
  const id = `019ac1d2-0000-7000-8000-${role === 'boh' ? 'b' : 'c'}0000000000${n}`;
  return { id, name, role, platform: 'win32-x64', portSettings: {}, ...over };
}

const BOH = neighbor('boh', 1);
const TERMINAL = neighbor('terminal', 1);

/** What a host checks in its store: what, on which machine, and whether something must listen. */
function waysOf(role: HostRole, site: Partial<Site>, pack: Pack = PAYTRONIX_PACK, profile = ALOHA): string[] {
  return planHost(pack, profile, role, { ...UNKNOWN_SITE, ...site }).checks.flatMap(({ entryId, target }) => {
    if (target.kind === 'lan_port') return [`${entryId} ${target.host}:${target.port} ${target.listener}`];
    return target.kind === 'own_port' ? [`${entryId} own ${target.port}`] : [];
  });
}

const settingOf = (role: HostRole, site: Partial<Site>) =>
  planHost(PAYTRONIX_PACK, ALOHA, role, { ...UNKNOWN_SITE, ...site }).checks.find(
    ({ target }) => target.kind === 'port_setting',
  )?.target;

describe('the plan of an Aloha store with its neighbors', () => {
  it('has the BOH probe every port that a terminal listens on, each once', () => {
    expect(waysOf('boh', { neighbors: [TERMINAL] })).toEqual([
      'aloha.boh.port-9055 TERMINAL-1:9055 required',
      'aloha.boh.port-9090 own 9090',
      'aloha.terminal.port-9090 TERMINAL-1:9090 optional',
      'aloha.terminal.port-9054 TERMINAL-1:9054 optional',
    ]);
  });

  it('has a terminal probe the BOH, check its own listeners, and ignore other terminals', () => {
    expect(waysOf('terminal', { neighbors: [BOH, neighbor('terminal', 2)] })).toEqual([
      'aloha.terminal.port-9090 BOH-1:9090 required',
      'aloha.terminal.port-9055 own 9055',
    ]);
  });

  it('probes a terminal without an agent like any other', () => {
    const bare = { ...TERMINAL, platform: null };
    expect(waysOf('boh', { neighbors: [bare] })).toEqual(waysOf('boh', { neighbors: [TERMINAL] }));
  });

  it('says once, in one sentence, what needs another host', () => {
    const needing = (site: Partial<Site>) =>
      planHost(PAYTRONIX_PACK, ALOHA, 'boh', { ...UNKNOWN_SITE, ...site }).unplanned.filter(
        ({ reason }) => reason === 'needs_neighbor',
      );
    expect(needing({}).map(({ entryId }) => entryId)).toEqual(['aloha.boh.port-9055']);
    expect(needing({})[0]?.text).toContain('Add the machine at the other end, with or without an agent');
    expect(needing({ neighbors: [TERMINAL] })).toEqual([]);
  });

  it('does not guess the other end of port 9054', () => {
    const { unplanned } = planHost(PAYTRONIX_PACK, ALOHA, 'terminal', { ...UNKNOWN_SITE, neighbors: [BOH] });
    const text = unplanned.find(({ entryId }) => entryId === 'aloha.terminal.port-9054')?.text;
    expect(text).toContain('does not say which machine receives this traffic');
  });

  it('uses the ports that the configuration sets on either side', () => {
    const boh = { ...BOH, portSettings: { BUSINESS_XML_PORT: 9191 } };
    expect(waysOf('terminal', { neighbors: [boh] })).toContain('aloha.terminal.port-9090 BOH-1:9191 required');
    expect(waysOf('boh', { portSettings: { BUSINESS_XML_PORT: 9191 } })).toContain('aloha.boh.port-9090 own 9191');
    expect(waysOf('boh', { neighbors: [{ ...TERMINAL, portSettings: { PXC_PORT: 9292 } }] })).toContain(
      'aloha.terminal.port-9090 TERMINAL-1:9292 optional',
    );
  });

  it("has the terminal follow the BOH's port, and the BOH follow no one", () => {
    const boh = { ...BOH, portSettings: { BUSINESS_XML_PORT: 9191 } };
    expect(settingOf('terminal', { neighbors: [boh] })).toEqual({
      kind: 'port_setting',
      setting: 'PXC_PORT',
      fileName: 'pxalohaui.cfg',
      folders: ['C:\\Paytronix'],
      defaultPort: 9090,
      expected: { port: 9191, at: 'BOH-1' },
    });
    expect(settingOf('terminal', { neighbors: [BOH] })).not.toHaveProperty('expected');
    const terminal = { ...TERMINAL, portSettings: { PXC_PORT: 9292 } };
    expect(settingOf('boh', { neighbors: [terminal] })).toMatchObject({ fileName: null, folders: ['C:\\Paytronix'] });
    expect(settingOf('boh', { neighbors: [terminal] })).not.toHaveProperty('expected');
  });

  it('skips Windows checks on other systems, and says so', () => {
    const site = { platform: 'linux-x64', neighbors: [{ ...TERMINAL, platform: 'linux-x64' }] };
    const { checks, unplanned } = planHost(PAYTRONIX_PACK, ALOHA, 'boh', { ...UNKNOWN_SITE, ...site });
    expect(checks.filter(({ scope }) => scope === 'host')).toEqual([]);
    expect(
      new Set(unplanned.filter(({ reason }) => reason === 'other_platform').map(({ entryId }) => entryId)),
    ).toEqual(
      new Set([
        'all-pos.paytronix-controller',
        'all-pos.paytronix-daemon',
        'all-pos.paytronix-upgrader',
        'aloha.boh.port-9090',
      ]),
    );
    expect(new Set(unplanned.flatMap(({ reason, text }) => (reason === 'other_platform' ? [text] : [])))).toEqual(
      new Set(['Windows only; this machine runs Linux.']),
    );
    expect(waysOf('boh', site)[0]).toBe('aloha.boh.port-9055 TERMINAL-1:9055 optional');
    expect(waysOf('boh', { ...site, platform: 'linux-x64-wine' })).toContain('aloha.boh.port-9090 own 9090');
  });
});

describe('the plan of other stores with their neighbors', () => {
  it('probes a port without a stated direction in both directions', () => {
    const positouch: StoreProfile = { ...ALOHA, pos: 'positouch' };
    const ways = (role: HostRole, other: Neighbor) => waysOf(role, { neighbors: [other] }, PAYTRONIX_PACK, positouch);
    expect(ways('boh', TERMINAL)).toEqual([
      'positouch.port-5022 TERMINAL-1:5022 optional',
      'positouch.port-5023 TERMINAL-1:5023 optional',
      'positouch.port-5024 TERMINAL-1:5024 optional',
    ]);
    expect(ways('terminal', BOH)).toHaveLength(3);
  });

  it('probes from the peers that the pack states', () => {
    const text = readFileSync(new URL('../../../fixtures/packs/punchh.json', import.meta.url), 'utf8');
    const reading = readPack('punchh.json', text);
    if (reading.kind === 'refused') throw new Error(reading.reason);
    expect(waysOf('terminal', { neighbors: [BOH] }, reading.pack)).toEqual(['punchh.lan-5614 BOH-1:5614 required']);
    expect(waysOf('boh', { neighbors: [TERMINAL] }, reading.pack)).toEqual(['punchh.lan-5614 own 5614']);
  });

  it('gives every check a unique key, and plans only what an assignment can carry', () => {
    const neighbors = [TERMINAL, neighbor('terminal', 2), neighbor('caps', 3), neighbor('service_host', 4)];
    for (const pos of ['aloha', 'positouch', 'res3700', 'simphony'] as const) {
      for (const role of ['boh', 'terminal', 'caps', 'service_host'] as const) {
        const { checks } = planHost(PAYTRONIX_PACK, { ...ALOHA, pos }, role, { ...UNKNOWN_SITE, neighbors });
        expect(new Set(checks.map(({ key }) => key)).size).toBe(checks.length);
        for (const check of checks) {
          const assigned = { ...check, no: 1, id: '019ac1d2-0000-7000-8000-000000000001' };
          expect(assignedCheckSchema.safeParse(assigned).error).toBeUndefined();
        }
      }
    }
  });
});
