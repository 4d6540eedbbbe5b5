import { readFileSync } from 'node:fs';
import type { Entry, Pack, Subject } from '@sightline/spec';
import { assignedCheckSchema, wildcardTarget } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { readPack } from '../../packs/read-pack.ts';
import { planHost } from '../plan-host.ts';

const PROFILE = { pos: 'aloha', region: 'na', environment: 'production', variables: {}, intervalS: 30 } as const;

function sample(file: string): Pack {
  const reading = readPack(file, readFileSync(new URL(`../../../fixtures/packs/${file}`, import.meta.url), 'utf8'));
  if (reading.kind === 'refused') throw new Error(reading.reason);
  return reading.pack;
}

const PUNCHH = sample('punchh.json');

/** What is checked of one entry of Punchh's sample with another subject. */
function plan(subject: Partial<Extract<Subject, { kind: 'endpoint' }>>, change: Partial<Entry> = {}) {
  const [entry] = PUNCHH.entries;
  if (entry?.subject.kind !== 'endpoint') throw new Error('the sample begins with an endpoint');
  const entries = [{ ...entry, ...change, subject: { ...entry.subject, ...subject } }];
  const { checks, unplanned } = planHost({ ...PUNCHH, entries }, PROFILE, 'boh');
  return {
    checks: checks.map(({ key, targetKey }) => `${key} ${targetKey}`),
    anyOf: checks.map(({ anyOf }) => anyOf),
    unplanned: unplanned.map(({ reason }) => reason),
  };
}

describe('planHost, for packs of other vendors', () => {
  it('has a check or a reason for every entry that applies to the host', () => {
    for (const file of ['punchh.json', 'square.json', 'clover.json']) {
      const pack = sample(file);
      for (const role of ['boh', 'terminal'] as const) {
        const { checks, unplanned } = planHost(pack, PROFILE, role);
        const concerned = pack.entries.filter(({ appliesTo }) => appliesTo.roles.includes(role));
        const planned = new Set([...checks, ...unplanned].map(({ entryId }) => entryId));
        expect([...planned].sort()).toEqual(concerned.map(({ id }) => id).sort());
        expect(new Set(checks.map(({ key }) => key)).size).toBe(checks.length);
        for (const check of checks) {
          const assigned = { ...check, no: 1, id: '019ac1d2-0000-7000-8000-000000000001' };
          expect(assignedCheckSchema.safeParse(assigned).error).toBeUndefined();
        }
      }
    }
  });

  it('expects the answer of a health page that the pack states', () => {
    const check = planHost(PUNCHH, PROFILE, 'boh').checks.find(({ entryId }) => entryId === 'punchh.health');
    expect(check?.target).toEqual({
      kind: 'https',
      host: 'isl.punchh.com',
      port: 443,
      path: '/ping',
      expect: { status: [200], bodyIncludes: 'OK' },
    });
  });

  it('needs every name where the pack does, and any one name where it does not say', () => {
    const names = [{ pattern: 'a.example.com' }, { pattern: 'b.example.com' }];
    expect(plan({ names, ports: [443], needed: 'all' }).anyOf).toEqual([null, null]);
    expect(plan({ names, ports: [443] }).anyOf).toEqual(['punchh.isl:443', 'punchh.isl:443']);
    expect(plan({ ports: [443] }, { anyOf: 'isl' }).anyOf).toEqual(['any-of/isl']);
  });

  it('connects to TCP ports, and gives a reason for ranges, UDP, ICMP, stars and inbound traffic', () => {
    expect(plan({})).toMatchObject({
      checks: ['punchh.isl/1:80 tcp://isl.punchh.com:80', 'punchh.isl/1:443 tcp://isl.punchh.com:443'],
      unplanned: [],
    });
    expect(plan({ ports: [80, { from: 90, to: 99 }] })).toMatchObject({
      checks: ['punchh.isl/1:80 tcp://isl.punchh.com:80'],
      unplanned: ['not_probed_directly'],
    });
    expect(plan({ protocol: 'udp' })).toMatchObject({ checks: [], unplanned: ['not_probed_directly'] });
    expect(plan({ protocol: 'icmp', ports: [] })).toMatchObject({ checks: [], unplanned: ['not_probed_directly'] });
    expect(plan({ direction: 'inbound' })).toMatchObject({ checks: [], unplanned: ['not_probed_directly'] });
    expect(plan({ names: [{ pattern: '*.example.com' }] })).toMatchObject({ checks: [] });
    expect(plan({ names: [], addresses: ['203.0.113.0/24'] }).unplanned).toEqual(['not_probed_directly']);
    expect(plan({ names: [] }).unplanned).toEqual(['cell_unknown']);
  });

  it('checks a wildcard by its known names, and says that there are others', () => {
    const names = [{ pattern: '*.example.com', knownNames: ['a.example.com', 'b.example.com'] }];
    expect(plan({ names, ports: [443] })).toMatchObject({
      checks: ['punchh.isl/1.1:443 tcp://a.example.com:443', 'punchh.isl/1.2:443 tcp://b.example.com:443'],
      unplanned: ['not_probed_directly'],
    });
  });

  it('checks a wildcard rule with an unlisted name, the same at every store', () => {
    const names = [{ pattern: '*.example.com', knownNames: ['a.example.com'] }];
    expect(plan({ names, protocol: 'https', ports: [443] })).toMatchObject({
      checks: [
        'punchh.isl/1.1:443 https://a.example.com:443/',
        'punchh.isl/1.*:443 wildcard://*.example.com:443@a.example.com',
      ],
      unplanned: [],
    });
    const target = wildcardTarget('*.example.com', { host: 'a.example.com', port: 443 });
    expect(target?.serverName).toMatch(/^unlisted-[0-9a-f]{8}\.example\.com$/);
    expect(wildcardTarget('*.example.com', { host: 'b.example.com', port: 443 })?.serverName).toBe(target?.serverName);
    expect(wildcardTarget('*.*.example.com', { host: 'a.example.com', port: 443 })).toBeNull();
  });

  it('keeps the checks of additional protocols apart from those of the first', () => {
    const { checks } = plan({ protocol: 'https', ports: [443], also: [{ protocol: 'tcp', ports: [443] }] });
    expect(checks).toEqual([
      'punchh.isl/1:443 https://isl.punchh.com:443/',
      'punchh.isl/1:443/tcp tcp://isl.punchh.com:443',
    ]);
  });
});
