import { type Entry, profileLabel, ROLE_SHORT_LABEL } from '@sightline/spec';
import { type Fact, subjectFacts } from './subject-facts.ts';

/** Returns what an entry allows, where and from when, as facts. Pure. */
export function entryFacts(entry: Entry): readonly Fact[] {
  const { subject, appliesTo, required, anyOf, effective, deprecated } = entry;
  const facts: readonly Fact[] = [
    ...subjectFacts(subject),
    { label: 'Stores', values: storesText(appliesTo) },
    { label: 'Hosts', values: appliesTo.roles.map((role) => ROLE_SHORT_LABEL[role]) },
    { label: 'Required', values: [required ? 'yes' : 'no'] },
    { label: 'Alternatives', values: anyOf === undefined ? [] : [anyOf] },
    { label: 'Needed from', values: datesOf(effective) },
    { label: 'Deprecated', values: datesOf(deprecated) },
  ];
  return facts.filter(({ values }) => values.length > 0);
}

/** A fact before and after a change; null where it is not stated. */
export interface FactChange {
  readonly label: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
}

/** Returns the facts that differ between two versions of an entry. Pure. */
export function changedFacts(before: Entry, after: Entry): readonly FactChange[] {
  const old = new Map(entryFacts(before).map(({ label, values }) => [label, values]));
  const next = new Map(entryFacts(after).map(({ label, values }) => [label, values]));
  return [...new Set([...old.keys(), ...next.keys()])]
    .map((label) => ({ label, before: old.get(label) ?? null, after: next.get(label) ?? null }))
    .filter((fact) => fact.before?.join('\n') !== fact.after?.join('\n'));
}

function storesText({ pos, regions, environments }: Entry['appliesTo']): readonly string[] {
  const named = [pos, regions, environments].flatMap((kinds) => (kinds === 'all' ? [] : kinds.map(profileLabel)));
  return named.length === 0 ? ['all'] : named;
}

function datesOf(change: Entry['effective'] | Entry['deprecated']): readonly string[] {
  if (change === undefined) return [];
  return [change.on === undefined ? change.asPrinted : `${change.on} (${change.asPrinted})`];
}
