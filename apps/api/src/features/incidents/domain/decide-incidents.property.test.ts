import { type CheckState, INCIDENT_KINDS, type IncidentKind } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { IncidentWorld, type WorldChange } from '../test/incident-world.ts';
import { incidentKindOf } from './incident.ts';

const STATES: readonly CheckState[] = [
  'pass',
  'degraded',
  'blocked',
  'blocked',
  'target_down',
  'store_offline',
  'unverified',
];
const FAILURES = ['connect.timeout', 'tls.reset'] as const;
/** Within a store a check is blocked or not; the line and the vendor have nothing to do with it. */
const STATES_WITHIN_STORE: readonly CheckState[] = ['pass', 'degraded', 'blocked', 'blocked', 'unverified'];
const TENANTS = ['acme', 'globex'] as const;
const TARGETS = ['m570/boh', 'm570/terminal', 'api', 'portal', 'own-pos/boh', 'own-pos/terminal', 'own-database'];
const CHECKS = ['0001', '0002', '0003'].flatMap((store) => TARGETS.map((target) => `${store}/${target}`));
const SEEDS = Array.from({ length: 300 }, (_, index) => index + 1);

describe('whatever checks do, correlation', () => {
  it('leaves the same incidents open for one batch as for one change at a time', () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const before = randomChanges(random, 0);
      const after = randomChanges(random, 300);
      const whole = new IncidentWorld();
      const single = new IncidentWorld();
      for (const world of [whole, single]) world.applyOneByOne(...before);
      whole.apply(...after);
      single.applyOneByOne(...after);
      expect(membersByKind(whole), `seed ${seed}`).toEqual(membersByKind(single));
    }
  });

  it('puts each check in exactly the incident of its last state, with unique keys, however changes are batched', () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const world = new IncidentWorld();
      const last = new Map<string, CheckState | 'retired'>();
      for (let round = 0; round < 6; round += 1) {
        const batch = Array.from({ length: 1 + Math.floor(random() * 20) }, (_, index) =>
          randomChange(random, pick(random, CHECKS), round * 100 + index * 3),
        );
        world.apply(...batch);
        for (const change of batch) last.set(change.check, change.to);
        const expected = [...last].flatMap(([check, state]) => {
          const kind = kindOf(check, state);
          return kind === null ? [] : [`${check} ${kind}`];
        });
        const placed = world.open().flatMap((incident) => incident.checks.map((check) => `${check} ${incident.kind}`));
        expect(placed.sort(), `seed ${seed}`).toEqual(expected.sort());
        expect(new Set(world.scopes()).size, `seed ${seed}`).toBe(world.scopes().length);
      }
    }
  });

  it('gives open incidents of every kind, at every store of every tenant, keys that are unique within their tenant', () => {
    const kindsSeen = new Map<string, Set<string>>();
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const worlds = TENANTS.map((tenant) => ({ tenant, world: new IncidentWorld() }));
      for (let round = 0; round < 8; round += 1) {
        const keys = worlds.flatMap(({ tenant, world }) => {
          world.apply(...randomChanges(random, round * 200));
          for (const { kind, checks } of world.open()) {
            const key = `${tenant} ${kind}`;
            kindsSeen.set(key, new Set([...(kindsSeen.get(key) ?? []), ...checks.map((check) => check.slice(0, 4))]));
          }
          return world.scopes().map((scope) => `${tenant} ${scope}`);
        });
        expect(new Set(keys).size, `seed ${seed}: ${keys.join(', ')}`).toBe(keys.length);
      }
    }
    for (const tenant of TENANTS) {
      for (const kind of INCIDENT_KINDS) expect(kindsSeen.get(`${tenant} ${kind}`)?.size, kind).toBe(3);
    }
  });

  it('alerts to an end exactly where it alerted to a beginning, once everything works', () => {
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const world = new IncidentWorld();
      for (let round = 0; round < 4; round += 1) world.apply(...randomChanges(random, round * 100));
      world.apply(...CHECKS.map((check) => ({ check, to: 'pass', at: 1_000 }) as const));
      expect(world.openCount, `seed ${seed}`).toBe(0);
      const began = world.heard.filter((line) => /^(cause_found|released_unheard):/.test(line)).length;
      const ended = world.heard.filter((line) => /^(recovered|reclassified):/.test(line)).length;
      expect(ended, `seed ${seed}`).toBe(began);
    }
  });
});

/** At most one change of each check. */
function randomChanges(random: () => number, from: number): WorldChange[] {
  return CHECKS.filter(() => random() < 0.5).map((check, index) => randomChange(random, check, from + index * 15));
}

function randomChange(random: () => number, check: string, at: number): WorldChange {
  return {
    check,
    to: pick(random, isWithinStore(check) ? STATES_WITHIN_STORE : STATES),
    at,
    failure: pick(random, FAILURES),
  };
}

function isWithinStore(check: string): boolean {
  return check.includes('/own-');
}

function kindOf(check: string, state: CheckState | 'retired'): IncidentKind | null {
  return incidentKindOf(state, isWithinStore(check) ? 'host' : 'external');
}

function membersByKind(world: IncidentWorld): unknown {
  return world.open().map(({ kind, checks, absorbed }) => ({ kind, checks, absorbed }));
}

function pick<T>(random: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error('Nothing to pick from.');
  return picked;
}

/** mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
