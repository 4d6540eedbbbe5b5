import { type Allowlist, type HostRole, PAYTRONIX_PACK, planHost, type StoreProfile } from '@sightline/spec';

/** As many as are shown of an entry. */
const NOTES_MAX = 50;

interface PlannedAlike {
  readonly profile: StoreProfile;
  readonly role: HostRole;
  readonly hostCount: number;
}

/** Why something of an entry is not checked, by entry: each reason once, with the number of hosts it holds for. */
export function entryNotes(groups: readonly PlannedAlike[]): Allowlist['entryNotes'] {
  const countsByEntry = new Map<string, Map<string, number>>();
  for (const { profile, role, hostCount } of groups) {
    for (const { entryId, text } of planHost(PAYTRONIX_PACK, profile, role).unplanned) {
      const counts = countsByEntry.get(entryId) ?? new Map<string, number>();
      countsByEntry.set(entryId, counts.set(text, (counts.get(text) ?? 0) + hostCount));
    }
  }
  return Object.fromEntries([...countsByEntry].map(([entryId, counts]) => [entryId, mostHostsFirst(counts)]));
}

function mostHostsFirst(counts: ReadonlyMap<string, number>): Allowlist['entryNotes'][string] {
  return [...counts]
    .map(([text, hostCount]) => ({ text, hostCount }))
    .sort((a, b) => b.hostCount - a.hostCount || (a.text < b.text ? -1 : 1))
    .slice(0, NOTES_MAX);
}
