import { planHost, type Site } from '@sightline/allowlist';
import { type AllowlistList, type HostRole, type Pack, type StoreProfile } from '@sightline/spec';
import { plannedAlike } from '../../packs/index.ts';

/** As many as are shown of an entry. */
const NOTES_MAX = 50;

interface PlannedAlike {
  readonly packs: readonly Pack[];
  readonly profile: StoreProfile;
  readonly role: HostRole;
  readonly site: Site;
  readonly hostCount: number;
}

/** Why something of an entry of a list is not checked, by entry: each reason once, with the number of hosts it holds for. */
export function entryNotes(packId: string, groups: readonly PlannedAlike[]): AllowlistList['entryNotes'] {
  const countsByEntry = new Map<string, Map<string, number>>();
  for (const { pack, profile, role, site, hostCount } of onPack(packId, groups)) {
    const { unplanned } = planHost(pack, profile, role, site);
    for (const { entryId, text } of new Map(unplanned.map((one) => [`${one.entryId} ${one.text}`, one])).values()) {
      const counts = countsByEntry.get(entryId) ?? new Map<string, number>();
      countsByEntry.set(entryId, counts.set(text, (counts.get(text) ?? 0) + hostCount));
    }
  }
  return Object.fromEntries([...countsByEntry].map(([entryId, counts]) => [entryId, mostHostsFirst(counts)]));
}

interface OnPack extends Omit<PlannedAlike, 'packs'> {
  readonly pack: Pack;
}

/** The hosts that are on a list, one group for all that it plans alike. */
function onPack(packId: string, groups: readonly PlannedAlike[]): Iterable<OnPack> {
  const merged = new Map<string, OnPack>();
  for (const { packs, profile, role, site, hostCount } of groups) {
    const pack = packs.find(({ id }) => id === packId);
    if (pack === undefined) continue;
    const like = { ...profile, variables: exampleVariables(pack, profile) };
    const key = `${String(pack.version)} ${plannedAlike(pack, { profile: like, roles: [role], site })}`;
    merged.set(key, { pack, profile: like, role, site, hostCount: hostCount + (merged.get(key)?.hostCount ?? 0) });
  }
  return merged.values();
}

/** Of a profile's variables those that fit, as the pack's example: why something is not checked never depends on which. */
function exampleVariables(pack: Pack, { variables }: StoreProfile): StoreProfile['variables'] {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      const declared = pack.variables.find((variable) => variable.name === name);
      return [name, declared !== undefined && fits(declared.pattern, value) ? declared.example : value];
    }),
  );
}

/** By the whole value, as a pack's patterns are meant. */
function fits(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(value);
}

function mostHostsFirst(counts: ReadonlyMap<string, number>): AllowlistList['entryNotes'][string] {
  return [...counts]
    .map(([text, hostCount]) => ({ text, hostCount }))
    .sort((a, b) => b.hostCount - a.hostCount || (a.text < b.text ? -1 : 1))
    .slice(0, NOTES_MAX);
}
