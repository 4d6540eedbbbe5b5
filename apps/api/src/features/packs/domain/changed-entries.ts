import { diffPacks, type PlannedCheck, planHost } from '@sightline/allowlist';
import { type Entry, type HostRole, type Pack, type StoreProfile } from '@sightline/spec';

/** An entry that a version adds or changes for one store. */
export interface StoreEntryChange {
  readonly entry: Entry;
  readonly change: 'added' | 'changed';
  /** The checks that the store would run. Each group holds alternatives: one that passes is enough. */
  readonly alternatives: readonly (readonly PlannedCheck[])[];
  /** Why the store would not check the entry, or parts of it. */
  readonly unplanned: readonly string[];
}

interface PlannedStore {
  readonly profile: StoreProfile;
  /** The roles of its hosts. A store without hosts is planned as if it had a BOH, which every store gets. */
  readonly roles: readonly HostRole[];
}

const FIRST_ROLE: HostRole = 'boh';

/** The entries that a version adds, or changes in substance. */
export interface ChangedEntries {
  /** The newer version with only these entries. */
  readonly pack: Pack;
  readonly changes: ReadonlyMap<string, StoreEntryChange['change']>;
}

/** Returns the entries that `after` has and `before` lacks or states differently. `before` is null for a new pack. Pure. */
export function changedEntries(before: Pack | null, after: Pack): ChangedEntries {
  const changes = new Map(after.entries.map(({ id }): [string, StoreEntryChange['change']] => [id, 'added']));
  if (before !== null) {
    const known = new Set(before.entries.map(({ id }) => id));
    const changed = changedIds(before, after);
    for (const id of known) changes.delete(id);
    for (const id of changed) changes.set(id, 'changed');
  }
  return { pack: { ...after, entries: after.entries.filter(({ id }) => changes.has(id)) }, changes };
}

/** Compares in either direction, since a tenant can return to an older version. */
function changedIds(before: Pack, after: Pack): string[] {
  const diff = before.version < after.version ? diffPacks(before, after) : diffPacks(after, before);
  return diff.kind === 'diff' ? diff.changed.map(({ entryId }) => entryId) : [];
}

/** Returns the changed entries that apply to a store, with the checks that its hosts would run. Pure. */
export function changesForStore(
  { pack, changes }: ChangedEntries,
  { profile, roles }: PlannedStore,
): StoreEntryChange[] {
  const plans = (roles.length === 0 ? [FIRST_ROLE] : roles).map((role) => planHost(pack, profile, role));
  const checks = Map.groupBy(
    plans.flatMap((plan) => plan.checks),
    ({ entryId }) => entryId,
  );
  const unplanned = Map.groupBy(
    plans.flatMap((plan) => plan.unplanned),
    ({ entryId }) => entryId,
  );
  return pack.entries.flatMap((entry): StoreEntryChange[] => {
    const ofEntry = checks.get(entry.id) ?? [];
    const reasons = unplanned.get(entry.id) ?? [];
    const change = changes.get(entry.id);
    if (change === undefined || ofEntry.length + reasons.length === 0) return [];
    const alternatives = Map.groupBy(ofEntry, ({ anyOf, targetKey }) => anyOf ?? targetKey);
    return [{ entry, change, alternatives: [...alternatives.values()], unplanned: reasons.map(({ text }) => text) }];
  });
}
