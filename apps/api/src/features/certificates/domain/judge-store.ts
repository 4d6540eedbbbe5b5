import { appliesToStore, planHost, type Site } from '@sightline/allowlist';
import { type Entry, type HostId, type Pack } from '@sightline/spec';
import { type EntryJudgement, type EntryReason, type JudgedCheck, judgeEntry } from './judge-entry.ts';
import type { CheckFacts, HostFacts, StoreFacts } from './store-facts.ts';

export type JudgedEntry = EntryJudgement & {
  readonly pack: Pack;
  readonly entry: Entry;
  readonly judged: readonly JudgedCheck[];
};

/** Why an entry is not verified; nothing of one that is. */
export function reasonsOf(judged: JudgedEntry): readonly EntryReason[] {
  return judged.verdict === 'not_verified' ? judged.reasons : [];
}

/** Reasons that depend on what the plan knew of the store's other machines; a check that is there proves them outdated. */
const OF_SITE: readonly string[] = ['needs_neighbor', 'other_platform'];

/** Judges every entry of the lists that a store is on, in the order of the lists. Pure. */
export function judgeStore(store: StoreFacts, now: Date): JudgedEntry[] {
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

/** What of a list is not checked on the machines of a store, by entry. A store without machines is no reason of its own. */
function unplannedOf(
  pack: Pack,
  { profile, hosts }: StoreFacts,
  checksByEntry: ReadonlyMap<string, readonly CheckFacts[]>,
): Map<string, UnplannedPart[]> {
  const parts = hosts.flatMap((host) => {
    const hasCheck = (entryId: string): boolean =>
      (checksByEntry.get(entryKey(pack.id, entryId)) ?? []).some(({ hostId }) => hostId === host.id);
    return planHost(pack, profile, host.role, siteOf(host, hosts))
      .unplanned.filter(({ entryId, reason }) => !(OF_SITE.includes(reason) && hasCheck(entryId)))
      .map(({ entryId, text }) => ({ entryId, hostId: host.id, text }));
  });
  return Map.groupBy(parts, ({ entryId }) => entryId);
}

function siteOf(host: HostFacts, hosts: readonly HostFacts[]): Site {
  const neighbors = hosts
    .filter(({ id }) => id !== host.id)
    .map(({ id, name, role, platform }) => ({ id, name, role, platform, portSettings: {} }));
  return { platform: host.platform, portSettings: {}, neighbors };
}

function entryKey(packId: string, entryId: string): string {
  return `${packId} ${entryId}`;
}
