import { appliesToStore, planHost, type Site } from '@sightline/allowlist';
import { type Entry, type HostId, type Pack } from '@sightline/spec';
import { type CheckJudgement, type EntryJudgement, type EntryReason, judgeEntry } from './judge-entry.ts';
import type { CheckSnapshot, HostSnapshot, StoreSnapshot } from './store-snapshot.ts';

export type JudgedEntry = EntryJudgement & {
  readonly pack: Pack;
  readonly entry: Entry;
  readonly judged: readonly CheckJudgement[];
};

/** Returns why an entry is not verified; empty for any other verdict. */
export function reasonsOf(judged: JudgedEntry): readonly EntryReason[] {
  return judged.verdict === 'not_verified' ? judged.reasons : [];
}

/** Reasons that depend on what the plan knew about the store's other hosts. An existing check proves them outdated. */
const SITE_REASONS: readonly string[] = ['needs_neighbor', 'other_platform'];

/** Judges every entry of a store's packs, in the order of the packs. Pure. */
export function judgeStore(store: StoreSnapshot, now: Date): JudgedEntry[] {
  const checksByEntry = Map.groupBy(store.checks, ({ packId, entryId }) => entryKey(packId, entryId));
  return store.packs.flatMap((pack) => {
    const unplanned = unplannedOf(pack, store, checksByEntry);
    return pack.entries.map((entry) => ({
      pack,
      entry,
      ...judgeEntry(
        {
          entry,
          appliesToStore: appliesToStore(entry, store.profile),
          hosts: store.hosts,
          checks: checksByEntry.get(entryKey(pack.id, entry.id)) ?? [],
          unplanned: unplanned.get(entry.id) ?? [],
        },
        now,
      ),
    }));
  });
}

interface UnplannedPart {
  readonly entryId: string;
  readonly hostId: HostId;
  readonly text: string;
}

/** Returns the parts of a pack that hosts of a store do not check, by entry. A store without hosts yields no parts. */
function unplannedOf(
  pack: Pack,
  { profile, hosts }: StoreSnapshot,
  checksByEntry: ReadonlyMap<string, readonly CheckSnapshot[]>,
): Map<string, UnplannedPart[]> {
  const parts = hosts.flatMap((host) => {
    const hasCheck = (entryId: string): boolean =>
      (checksByEntry.get(entryKey(pack.id, entryId)) ?? []).some(({ hostId }) => hostId === host.id);
    return planHost(pack, profile, host.role, siteOf(host, hosts))
      .unplanned.filter(({ entryId, reason }) => !(SITE_REASONS.includes(reason) && hasCheck(entryId)))
      .map(({ entryId, text }) => ({ entryId, hostId: host.id, text }));
  });
  return Map.groupBy(parts, ({ entryId }) => entryId);
}

function siteOf(host: HostSnapshot, hosts: readonly HostSnapshot[]): Site {
  const neighbors = hosts
    .filter(({ id }) => id !== host.id)
    .map(({ id, name, role, platform }) => ({ id, name, role, platform, portSettings: {} }));
  return { platform: host.platform, portSettings: {}, neighbors };
}

function entryKey(packId: string, entryId: string): string {
  return `${packId} ${entryId}`;
}
