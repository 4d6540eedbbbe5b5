import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { type CheckState, type Entry, type Pack, type StoreProfile, storeIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { changedEntries, changesForStore } from './changed-entries.ts';
import { type ImpactedStore, packImpact } from './pack-impact.ts';

const PORTAL = 'na.production.merchant-portal';
const ADDED = 'na.production.gift-portal';
const KEY = 'https://gift.example.com:443/';
const PROFILE: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
};

/** The next version: it adds an entry like the portal's. */
function nextVersion(change: Partial<Entry> = {}): Pack {
  const portal = PAYTRONIX_PACK.entries.find(({ id }) => id === PORTAL);
  if (portal?.subject.kind !== 'endpoint') throw new Error('the pack has no portal');
  const added = {
    ...portal,
    id: ADDED,
    subject: { ...portal.subject, names: [{ pattern: 'gift.example.com' }] },
    ...change,
  };
  return { ...PAYTRONIX_PACK, version: 2, entries: [...PAYTRONIX_PACK.entries, added] };
}

const AFTER = nextVersion();

interface Known {
  readonly here?: Readonly<Record<string, CheckState>>;
  readonly outside?: Readonly<Record<string, CheckState>>;
  readonly profile?: StoreProfile;
  readonly after?: Pack;
}

function store(number: string, { here = {}, outside = {}, profile = PROFILE, after = AFTER }: Known): ImpactedStore {
  return {
    storeId: storeIdSchema.parse(`00000000-0000-7000-8000-00000000${number}`),
    number,
    name: `Store ${number}`,
    changes: changesForStore(changedEntries(PAYTRONIX_PACK, after), { profile, roles: ['boh'] }),
    evidence: { ofStore: (key) => here[key] ?? null, ofControl: (key) => outside[key] ?? null },
  };
}

const impactOf = (...stores: readonly ImpactedStore[]) => packImpact({ packId: 'paytronix', version: 2 }, stores);

describe('packImpact', () => {
  it('counts a store as passing only if that store probed the same target', () => {
    const impact = impactOf(
      store('0001', { here: { [KEY]: 'pass' } }),
      store('0002', { here: { [KEY]: 'blocked' } }),
      store('0003', { outside: { [KEY]: 'pass' } }),
      store('0004', {}),
    );
    expect(impact).toMatchObject({ storeCount: 4, stores: { pass: 1, fail: 1, unknown: 2 } });
    expect(impact.entries).toMatchObject([
      {
        entryId: ADDED,
        change: 'added',
        stores: { pass: 1, fail: 1, unknown: 2 },
        fromOutside: 'pass',
        failing: [{ number: '0002', text: 'gift.example.com:443 is blocked at this store now.' }],
      },
    ]);
    expect(impact.entries[0]?.unknownWhy.map(({ storeCount }) => storeCount)).toEqual([1, 1]);
  });

  it('leaves out stores that the entry does not apply to', () => {
    const impact = impactOf(store('0001', { profile: { ...PROFILE, region: 'eu' } }), store('0002', {}));
    expect(impact.stores).toEqual({ pass: 1, fail: 0, unknown: 1 });
    expect(impact.entries[0]?.stores).toEqual({ pass: 0, fail: 0, unknown: 1 });
  });

  it('counts an entry that no host can probe as unknown', () => {
    const after = nextVersion({ subject: { kind: 'installer', fileName: 'gift.msi' } });
    expect(impactOf(store('0001', { after })).entries[0]?.unknownWhy).toMatchObject([{ storeCount: 1 }]);
  });

  it('includes entries changed in substance, and not those only reworded', () => {
    const reword = (entry: Entry): Entry => ({ ...entry, title: `${entry.title} now` });
    const optional = (entry: Entry): Entry => ({ ...entry, required: false });
    const change = (how: (entry: Entry) => Entry): Pack => ({
      ...PAYTRONIX_PACK,
      version: 2,
      entries: PAYTRONIX_PACK.entries.map((entry) => (entry.id === PORTAL ? how(entry) : entry)),
    });
    expect(changedEntries(PAYTRONIX_PACK, change(reword)).changes).toEqual(new Map());
    expect(changedEntries(PAYTRONIX_PACK, change(optional)).changes).toEqual(new Map([[PORTAL, 'changed']]));
    expect(changedEntries(change(optional), PAYTRONIX_PACK).changes).toEqual(new Map([[PORTAL, 'changed']]));
  });

  it('includes every entry of a pack that stores do not use yet', () => {
    expect(changedEntries(null, PAYTRONIX_PACK).changes.size).toBe(PAYTRONIX_PACK.entries.length);
  });

  it('passes an entry when one of its alternatives passes', () => {
    const portal = nextVersion().entries.at(-1);
    if (portal?.subject.kind !== 'endpoint') throw new Error('no endpoint');
    const names = [{ pattern: 'gift.example.com' }, { pattern: 'gift-2.example.com' }];
    const after = nextVersion({ subject: { ...portal.subject, names } });
    const here = { [KEY]: 'blocked', 'https://gift-2.example.com:443/': 'pass' } as const;
    expect(impactOf(store('0001', { after, here })).stores).toEqual({ pass: 1, fail: 0, unknown: 0 });
  });
});
