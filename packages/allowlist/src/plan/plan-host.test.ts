import type { StoreProfile } from '@sightline/spec';
import {
  assignedCheckSchema,
  ENVIRONMENTS,
  type Entry,
  HOST_ROLES,
  type HostRole,
  type Pack,
  POS_SYSTEMS,
  REGIONS,
  targetKey,
  targetText,
} from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../packs/paytronix.ts';
import { planHost } from './plan-host.ts';

const HARBOR: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570', client: 'harbor' },
  intervalS: 30,
};

/** Every profile there can be, by what decides which entries apply, with variables set, unset and wrong. */
function everyStore(): { profile: StoreProfile; role: HostRole }[] {
  const variableSets = [{ mid: '570', client: 'harbor' }, {}, { mid: 'm570', client: 'Harbor Grill' }];
  return POS_SYSTEMS.flatMap((pos) =>
    REGIONS.flatMap((region) =>
      ENVIRONMENTS.flatMap((environment) =>
        variableSets.flatMap((variables) =>
          HOST_ROLES.map((role) => ({ profile: { pos, region, environment, variables, intervalS: 30 }, role })),
        ),
      ),
    ),
  );
}

/** Written apart from the plan's own test of the same, so that one checks the other. */
function concerns({ appliesTo }: Entry, profile: StoreProfile, role: HostRole): boolean {
  const admits = <T>(list: 'all' | readonly T[], value: T): boolean => list === 'all' || list.includes(value);
  return [
    admits(appliesTo.pos, profile.pos),
    admits(appliesTo.regions, profile.region),
    admits(appliesTo.environments, profile.environment),
    admits(appliesTo.roles, role),
  ].every(Boolean);
}

const targetsOf = (profile: StoreProfile, role: HostRole): string[] =>
  planHost(PAYTRONIX_PACK, profile, role)
    .checks.filter(({ scope }) => scope === 'external')
    .map(({ target }) => targetText(target));

const reasonsOf = (profile: StoreProfile, role: HostRole): Record<string, string> =>
  Object.fromEntries(planHost(PAYTRONIX_PACK, profile, role).unplanned.map(({ entryId, reason }) => [entryId, reason]));

describe('planHost, for every profile and role', () => {
  it('has a check or a reason for every entry that applies to the host, and for no other', () => {
    for (const { profile, role } of everyStore()) {
      const { checks, unplanned } = planHost(PAYTRONIX_PACK, profile, role);
      const planned = new Set([...checks, ...unplanned].map(({ entryId }) => entryId));
      const concerned = PAYTRONIX_PACK.entries.filter((entry) => concerns(entry, profile, role)).map(({ id }) => id);
      expect([...planned].sort(), JSON.stringify({ profile, role })).toEqual(concerned.sort());
    }
  });

  it('gives every check of a host a unique key, and the key of its target', () => {
    for (const { profile, role } of everyStore()) {
      const { checks } = planHost(PAYTRONIX_PACK, profile, role);
      expect(new Set(checks.map(({ key }) => key)).size).toBe(checks.length);
      for (const check of checks) expect(check.targetKey).toBe(targetKey(check.target));
    }
  });

  it('never probes a name with an open variable, or the misspelled host', () => {
    for (const { profile, role } of everyStore()) {
      for (const target of targetsOf(profile, role)) {
        expect(target).toMatch(/^[a-z0-9.-]+:443$/);
        expect(target).not.toContain('myguestaccout');
      }
    }
  });

  it('plans only what an assignment can carry', () => {
    for (const { profile, role } of everyStore()) {
      for (const check of planHost(PAYTRONIX_PACK, profile, role).checks) {
        const assigned = { ...check, no: 1, id: '019ac1d2-0000-7000-8000-000000000001' };
        expect(assignedCheckSchema.safeParse(assigned).error).toBeUndefined();
      }
    }
  });

  it('gives the same reason in the same words at every store, so that hosts can be counted by it', () => {
    const texts = new Map<string, Set<string>>();
    for (const { profile, role } of everyStore()) {
      for (const { entryId, reason, text } of planHost(PAYTRONIX_PACK, profile, role).unplanned) {
        const key = `${entryId} ${reason}`;
        texts.set(key, (texts.get(key) ?? new Set()).add(text));
      }
    }
    for (const [key, seen] of texts) expect([...seen], key).toHaveLength(1);
  });
});

describe('planHost', () => {
  it('checks the North American production servers from the BOH of an Aloha store', () => {
    expect(targetsOf(HARBOR, 'boh')).toEqual([
      'm570.oltp.pxsplatform.com:443',
      'm570.merchant.pxservice.com:443',
      'api.pxsweb.com:443',
      'm570.api.pxsplatform.com:443',
    ]);
  });

  it("checks every phase at the store's interval, for at most 5 s", () => {
    expect(planHost(PAYTRONIX_PACK, HARBOR, 'boh').checks[0]).toEqual({
      packId: 'paytronix',
      key: 'na.production.pos-transactional-server/1:443',
      entryId: 'na.production.pos-transactional-server',
      title: 'POS Transactional Server',
      target: { kind: 'https', host: 'm570.oltp.pxsplatform.com', port: 443, path: '/' },
      targetKey: 'https://m570.oltp.pxsplatform.com:443/',
      scope: 'external',
      required: true,
      anyOf: null,
      intervalS: 30,
      timeoutMs: 5_000,
    });
  });

  it('makes only the two REST hosts alternatives', () => {
    const { checks } = planHost(PAYTRONIX_PACK, HARBOR, 'boh');
    const rest = checks.filter(({ entryId }) => entryId === 'na.production.rest-integrations');
    expect(rest.map(({ anyOf }) => anyOf)).toEqual(Array(2).fill('na.production.rest-integrations:443'));
    expect(checks.filter(({ anyOf }) => anyOf !== null)).toEqual(rest);
  });

  it('still checks the alternative that needs no variable when the merchant ID is missing', () => {
    const profile = { ...HARBOR, variables: {} };
    expect(targetsOf(profile, 'boh')).toEqual(['api.pxsweb.com:443']);
    expect(reasonsOf(profile, 'boh')).toMatchObject({
      'na.production.pos-transactional-server': 'variable_missing',
      'na.production.rest-integrations': 'variable_missing',
    });
  });

  it("does not mistake a property of the object prototype for a variable's value", () => {
    const entries = PAYTRONIX_PACK.entries.slice(1, 2).map(
      (entry): Entry => ({
        ...entry,
        subject: {
          kind: 'endpoint',
          names: [{ pattern: '[constructor].example.com' }],
          protocol: 'https',
          ports: [443],
          direction: 'outbound',
        },
      }),
    );
    const variables = [{ name: 'constructor', label: 'Name', pattern: '.*', example: 'a' }];
    const pack = { ...PAYTRONIX_PACK, variables, entries };
    expect(planHost(pack, HARBOR, 'boh').unplanned.map(({ reason }) => reason)).toEqual(['variable_missing']);
  });

  it.each(['m570', '57 0', '570.evil.example', '570\n'])('rejects %j as a merchant ID', (mid) => {
    const profile = { ...HARBOR, variables: { mid } };
    expect(targetsOf(profile, 'boh')).toEqual(['api.pxsweb.com:443']);
    expect(reasonsOf(profile, 'boh')['na.production.pos-transactional-server']).toBe('variable_invalid');
  });

  it('names the variable and an example when a value is wrong', () => {
    const { unplanned } = planHost(PAYTRONIX_PACK, { ...HARBOR, variables: { mid: 'm570' } }, 'boh');
    expect(unplanned.find(({ reason }) => reason === 'variable_invalid')?.text).toBe(
      'm[mid].oltp.pxsplatform.com needs the Merchant ID (mid), but this store\'s value has the wrong format, for example "570".',
    );
  });

  it('gives a reason for every kind of entry that is not checked', () => {
    expect(reasonsOf({ ...HARBOR, region: 'eu' }, 'boh')).toEqual({
      'all-pos.cloudflare-ranges': 'not_probed_directly',
      'eu.production.merchant-portal': 'cell_unknown',
      'eu.production.my-guest-account.merchant-host': 'suspected_typo',
      'all-pos.pxc-installer': 'not_probed_directly',
      'aloha.boh.port-9055': 'needs_neighbor',
    });
    expect(reasonsOf({ ...HARBOR, environment: 'test' }, 'boh')).toMatchObject({
      'na.test.merchant-portal': 'cell_unknown',
      'na.test.pos-transactional-server': 'cell_unknown',
      'na.test.pos-transactional-server.port-1275': 'cell_unknown',
    });
    expect(reasonsOf({ ...HARBOR, pos: 'other' }, 'terminal')).toEqual({
      'other-pos.ask-support': 'not_probed_directly',
    });
  });

  it("checks the Internet from a Simphony store's CAPS server, not from its service hosts", () => {
    const simphony: StoreProfile = { ...HARBOR, pos: 'simphony' };
    expect(targetsOf(simphony, 'caps')).toHaveLength(4);
    expect(targetsOf(simphony, 'service_host')).toEqual([]);
    expect(reasonsOf(simphony, 'service_host')).toEqual({ 'simphony.port-22280': 'needs_neighbor' });
  });

  it('keeps every key when the vendor changes the wording, the printed text or the order', () => {
    const reworded: Pack = {
      ...PAYTRONIX_PACK,
      version: 2,
      entries: PAYTRONIX_PACK.entries
        .map(
          (entry): Entry => ({
            ...entry,
            title: `${entry.title}, reworded`,
            asPrinted: ['Something else'],
            provenance: { lines: [1, 1], where: 'Elsewhere' },
            flags: [],
          }),
        )
        .reverse(),
    };
    for (const { profile, role } of everyStore()) {
      const keys = (pack: Pack): string[] =>
        planHost(pack, profile, role)
          .checks.map(({ key, targetKey: target }) => `${key} ${target}`)
          .sort();
      expect(keys(reworded)).toEqual(keys(PAYTRONIX_PACK));
    }
  });
});
