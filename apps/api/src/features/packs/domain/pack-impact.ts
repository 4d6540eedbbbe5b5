import { type EntryImpact, IMPACT_STORES_MAX, type ImpactCounts, type PackImpact, type StoreId } from '@sightline/spec';
import type { StoreEntryChange } from './changed-entries.ts';
import { type EntryChangeVerdict, judgeEntryChange, type TargetEvidence } from './judge-entry-change.ts';

const REASONS_MAX = 10;

/** A store that would move to a version, with what the version changes there and the evidence for it. */
export interface ImpactedStore {
  readonly storeId: StoreId;
  readonly number: string;
  readonly name: string;
  readonly changes: readonly StoreEntryChange[];
  readonly evidence: TargetEvidence;
}

interface JudgedEntry {
  readonly store: ImpactedStore;
  readonly change: StoreEntryChange;
  readonly verdict: EntryChangeVerdict;
}

/** Counts the stores at which a version would pass, fail or is unknown, in total and by entry. Pure. */
export function packImpact(
  { packId, version }: { readonly packId: string; readonly version: number },
  stores: readonly ImpactedStore[],
): PackImpact {
  const judged = stores.map((store) => ({
    store,
    entries: store.changes.map(
      (change): JudgedEntry => ({ store, change, verdict: judgeEntryChange(change, store.evidence) }),
    ),
  }));
  const byEntry = Map.groupBy(
    judged.flatMap(({ entries }) => entries),
    ({ change }) => change.entry.id,
  );
  return {
    packId,
    version,
    storeCount: stores.length,
    stores: countsOf(judged.map(({ entries }) => worst(entries.map(({ verdict }) => verdict.kind)))),
    entries: [...byEntry.values()].flatMap((alike) => entryImpact(alike)),
  };
}

function entryImpact(judged: readonly JudgedEntry[]): EntryImpact[] {
  return judged.slice(0, 1).map(({ change: { entry, change } }) => ({
    entryId: entry.id,
    title: entry.title,
    change,
    stores: countsOf(judged.map(({ verdict }) => verdict.kind)),
    fromOutside: outsideOf(judged),
    failing: judged
      .flatMap(({ store: { storeId, number, name }, verdict }) =>
        verdict.kind === 'fail' ? [{ storeId, number, name, text: verdict.text }] : [],
      )
      .slice(0, IMPACT_STORES_MAX),
    unknownWhy: reasonsOf(judged),
  }));
}

/** One target that fails at the control outweighs any number that pass. */
function outsideOf(judged: readonly JudgedEntry[]): EntryImpact['fromOutside'] {
  const seen = judged.flatMap(({ verdict }) => (verdict.kind === 'unknown' ? [verdict.fromOutside] : []));
  if (seen.includes('fail')) return 'fail';
  return seen.includes('pass') ? 'pass' : null;
}

function reasonsOf(judged: readonly JudgedEntry[]): EntryImpact['unknownWhy'] {
  const counts = new Map<string, number>();
  for (const { verdict } of judged) {
    if (verdict.kind === 'unknown') counts.set(verdict.text, (counts.get(verdict.text) ?? 0) + 1);
  }
  return [...counts]
    .map(([text, storeCount]) => ({ text, storeCount }))
    .sort((a, b) => b.storeCount - a.storeCount || (a.text < b.text ? -1 : 1))
    .slice(0, REASONS_MAX);
}

function worst(kinds: readonly EntryChangeVerdict['kind'][]): EntryChangeVerdict['kind'] {
  if (kinds.includes('fail')) return 'fail';
  return kinds.includes('unknown') ? 'unknown' : 'pass';
}

function countsOf(kinds: readonly EntryChangeVerdict['kind'][]): ImpactCounts {
  const count = (kind: EntryChangeVerdict['kind']): number => kinds.filter((candidate) => candidate === kind).length;
  return { pass: count('pass'), fail: count('fail'), unknown: count('unknown') };
}
