import { planHost, planKey } from '@sightline/allowlist';
import type { AllowlistList, Pack, StoreProfile } from '@sightline/spec';
import type { HostGroup } from './fleet-on-packs.ts';

/** How many notes the console shows per entry. */
const NOTES_MAX = 50;

/** Returns why parts of a pack are not checked, by entry: each reason once, with the number of hosts. Pure. */
export function entryNotes(packId: string, groups: readonly HostGroup[]): AllowlistList['entryNotes'] {
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

interface OnPack extends Omit<HostGroup, 'packs'> {
  readonly pack: Pack;
}

/** Returns the hosts that use a pack, in one group per plan. */
function onPack(packId: string, groups: readonly HostGroup[]): Iterable<OnPack> {
  const merged = new Map<string, OnPack>();
  for (const { packs, profile, role, site, hostCount } of groups) {
    const pack = packs.find(({ id }) => id === packId);
    if (pack === undefined) continue;
    const like = { ...profile, variables: exampleVariables(pack, profile) };
    const key = `${String(pack.version)} ${planKey(pack, { profile: like, roles: [role], site })}`;
    merged.set(key, { pack, profile: like, role, site, hostCount: hostCount + (merged.get(key)?.hostCount ?? 0) });
  }
  return merged.values();
}

/** Replaces valid variables by the pack's example: the reasons never depend on the value, so more hosts share a group. */
function exampleVariables(pack: Pack, { variables }: StoreProfile): StoreProfile['variables'] {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      const declared = pack.variables.find((variable) => variable.name === name);
      return [name, declared !== undefined && fits(declared.pattern, value) ? declared.example : value];
    }),
  );
}

/** Matches the whole value, as packs mean their patterns. */
function fits(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(value);
}

function mostHostsFirst(counts: ReadonlyMap<string, number>): AllowlistList['entryNotes'][string] {
  return [...counts]
    .map(([text, hostCount]) => ({ text, hostCount }))
    .sort((a, b) => b.hostCount - a.hostCount || (a.text < b.text ? -1 : 1))
    .slice(0, NOTES_MAX);
}
