import { diffPacks, type PlannedCheck, planHost } from '@sightline/allowlist';
import { type Entry, type HostRole, type Pack, type StoreProfile } from '@sightline/spec';

/** What is new for a store in an entry of a version that it is not on yet. */
export interface EntryNews {
  readonly entry: Entry;
  readonly change: 'added' | 'changed';
  /** What would be probed: of alternatives one that passes is enough. */
  readonly alternatives: readonly (readonly PlannedCheck[])[];
  /** Why nothing, or not everything, would be probed. */
  readonly unplanned: readonly string[];
}

interface PlannedStore {
  readonly profile: StoreProfile;
  /** Of its hosts; a store without any is planned as if it had the machine that every store has. */
  readonly roles: readonly HostRole[];
}

const ROLE_TO_COME: HostRole = 'boh';

/** The entries that a version adds to another, or to nothing, or changes in substance. */
export interface NewEntries {
  readonly pack: Pack;
  readonly changes: ReadonlyMap<string, EntryNews['change']>;
}

/** What a version has that the one before it, null for none, has not or has otherwise. Pure. */
export function newEntries(before: Pack | null, after: Pack): NewEntries {
  const changes = new Map(after.entries.map(({ id }): [string, EntryNews['change']] => [id, 'added']));
  if (before !== null) {
    const known = new Set(before.entries.map(({ id }) => id));
    const changed = changedIds(before, after);
    for (const id of known) changes.delete(id);
    for (const id of changed) changes.set(id, 'changed');
  }
  return { pack: { ...after, entries: after.entries.filter(({ id }) => changes.has(id)) }, changes };
}

/** Of either direction, since a version can be gone back to. */
function changedIds(before: Pack, after: Pack): string[] {
  const diff = before.version < after.version ? diffPacks(before, after) : diffPacks(after, before);
  return diff.kind === 'diff' ? diff.changed.map(({ entryId }) => entryId) : [];
}

/** Of new entries those that concern a store, with what its hosts would probe. Pure. */
export function newsOfStore({ pack, changes }: NewEntries, { profile, roles }: PlannedStore): EntryNews[] {
  const plans = (roles.length === 0 ? [ROLE_TO_COME] : roles).map((role) => planHost(pack, profile, role));
  const checks = Map.groupBy(
    plans.flatMap((plan) => plan.checks),
    ({ entryId }) => entryId,
  );
  const unplanned = Map.groupBy(
    plans.flatMap((plan) => plan.unplanned),
    ({ entryId }) => entryId,
  );
  return pack.entries.flatMap((entry): EntryNews[] => {
    const ofEntry = checks.get(entry.id) ?? [];
    const reasons = unplanned.get(entry.id) ?? [];
    const change = changes.get(entry.id);
    if (change === undefined || ofEntry.length + reasons.length === 0) return [];
    const alternatives = Map.groupBy(ofEntry, ({ anyOf, targetKey }) => anyOf ?? targetKey);
    return [{ entry, change, alternatives: [...alternatives.values()], unplanned: reasons.map(({ text }) => text) }];
  });
}
