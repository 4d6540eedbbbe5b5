import type { Entry, Pack } from '../packs/pack.ts';
import type { StoreProfile } from '../plan/store-profile.ts';
import type { AllowRule, AllowSubject } from './allow-rule.ts';
import { type EntrySubjects, entrySubjects } from './entry-subjects.ts';

/** Which part of a list to export. */
export type ExportSelection =
  | { readonly kind: 'full' }
  | { readonly kind: 'entries'; readonly entryIds: readonly string[] }
  /** What must be opened on top of an older version, and what that one asked for and this one does not. */
  | { readonly kind: 'diff'; readonly since: Pack };

/** An entry, or a part of one, that no rule can be made of for some stores, and why in one sentence. */
export interface LeftOut {
  readonly entryId: string;
  readonly title: string;
  readonly text: string;
  /** Of how many of the profiles this holds. */
  readonly profileCount: number;
}

export interface AllowList {
  readonly rules: readonly AllowRule[];
  readonly removable: readonly AllowRule[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * What stores with these profiles must allow, each thing once per entry, in the order of the list.
 *
 * Nothing is guessed: unknown cells, missing variables and suspected misspellings are left out and listed. A thing that
 * another entry still asks for is neither new nor removable in a diff. Pure.
 */
export function allowRules(pack: Pack, profiles: readonly StoreProfile[], selection: ExportSelection): AllowList {
  const all = rulesOf(pack, profiles);
  switch (selection.kind) {
    case 'full':
      return { ...all, removable: [] };
    case 'entries': {
      const wanted = new Set(selection.entryIds);
      const isWanted = ({ entryId }: { readonly entryId: string }): boolean => wanted.has(entryId);
      return { rules: all.rules.filter(isWanted), leftOut: all.leftOut.filter(isWanted), removable: [] };
    }
    case 'diff': {
      const before = rulesOf(selection.since, profiles);
      return {
        rules: without(all.rules, before.rules),
        removable: without(before.rules, all.rules),
        leftOut: all.leftOut.filter(
          ({ entryId, text }) => !before.leftOut.some((old) => old.entryId === entryId && old.text === text),
        ),
      };
    }
  }
}

function without(rules: readonly AllowRule[], others: readonly AllowRule[]): AllowRule[] {
  const known = new Set(others.map(({ subject }) => JSON.stringify(subject)));
  return rules.filter(({ subject }) => !known.has(JSON.stringify(subject)));
}

function rulesOf(pack: Pack, profiles: readonly StoreProfile[]): Omit<AllowList, 'removable'> {
  const kinds = [...Map.groupBy(profiles, profileKey).values()];
  const rules: AllowRule[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of pack.entries) {
    const subjects = new Map<string, AllowSubject>();
    const missing = new Map<string, number>();
    for (const alike of kinds) {
      const [profile] = alike;
      if (profile === undefined || !concerns(entry, profile)) continue;
      const found: EntrySubjects = entrySubjects(entry, pack, profile);
      for (const subject of found.subjects) subjects.set(JSON.stringify(subject), subject);
      for (const text of found.missing) missing.set(text, (missing.get(text) ?? 0) + alike.length);
    }
    rules.push(...[...subjects.values()].map((subject) => ruleOf(entry, subject)));
    for (const [text, profileCount] of missing) {
      leftOut.push({ entryId: entry.id, title: entry.title, text, profileCount });
    }
  }
  return { rules, leftOut };
}

/** Stores differ in little that a rule depends on; those alike are worked out once. */
function profileKey({ pos, region, environment, variables }: StoreProfile): string {
  const sorted = Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([pos, region, environment, sorted]);
}

function concerns({ appliesTo: { pos, regions, environments } }: Entry, profile: StoreProfile): boolean {
  return (
    (pos === 'all' || pos.includes(profile.pos)) &&
    (regions === 'all' || regions.includes(profile.region)) &&
    (environments === 'all' || environments.includes(profile.environment))
  );
}

function ruleOf(entry: Entry, subject: AllowSubject): AllowRule {
  const [first, last] = entry.provenance.lines;
  return {
    entryId: entry.id,
    title: entry.title,
    roles: entry.appliesTo.roles,
    required: entry.required,
    environments: entry.appliesTo.environments === 'all' ? [] : entry.appliesTo.environments,
    provenance: `${entry.provenance.where}, ${first === last ? `line ${first}` : `lines ${first} to ${last}`}`,
    subject,
  };
}
