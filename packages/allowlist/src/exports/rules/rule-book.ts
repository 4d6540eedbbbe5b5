import type { Entry, Pack, StoreProfile } from '@sightline/spec';
import { canonicalJson } from '@sightline/spec';
import { appliesToStore } from '../../plan/applies-to.ts';
import type { AllowRule, AllowSubject } from './allow-rule.ts';
import { entrySubjects } from './entry-subjects.ts';

/** An entry, or a part of one, that no rule can be made of for some stores, and why in one sentence. */
export interface LeftOut {
  readonly entryId: string;
  readonly title: string;
  readonly text: string;
  /** Of how many of the profiles this holds. */
  readonly profileCount: number;
}

interface Page {
  readonly entry: Entry;
  readonly subjects: Map<string, AllowSubject>;
  readonly missing: Map<string, number>;
}

/**
 * Gathers what stores must allow of a list, some of the stores at a time: each thing once per entry, in the order of the
 * list. Nothing is guessed: unknown cells, missing variables and suspected misspellings are left out and listed.
 */
export class RuleBook {
  readonly #pack: Pack;
  readonly #pages: readonly Page[];

  constructor(pack: Pack) {
    this.#pack = pack;
    this.#pages = pack.entries.map((entry) => ({ entry, subjects: new Map(), missing: new Map() }));
  }

  /** Stores of one kind are given as often as there are; they are worked out once. */
  add(profiles: readonly StoreProfile[]): void {
    for (const alike of Map.groupBy(profiles, profileKey).values()) {
      const [profile] = alike;
      if (profile !== undefined) this.addKind(profile, alike.length);
    }
  }

  /** The same for so many stores of one kind. */
  addKind(profile: StoreProfile, storeCount: number): void {
    for (const { entry, subjects, missing } of this.#pages) {
      if (!appliesToStore(entry, profile)) continue;
      const found = entrySubjects(entry, this.#pack, profile);
      for (const subject of found.subjects) subjects.set(JSON.stringify(subject), subject);
      for (const text of found.missing) missing.set(text, (missing.get(text) ?? 0) + storeCount);
    }
  }

  read(): { readonly rules: AllowRule[]; readonly leftOut: LeftOut[] } {
    return {
      rules: this.#pages.flatMap(({ entry, subjects }) =>
        [...subjects.values()].map((subject) => ruleOf(entry, subject)),
      ),
      leftOut: this.#pages.flatMap(({ entry: { id: entryId, title }, missing }) =>
        [...missing].map(([text, profileCount]) => ({ entryId, title, text, profileCount })),
      ),
    };
  }
}

/** How often a store is probed decides nothing about what it must allow; all else may. */
function profileKey(profile: StoreProfile): string {
  return canonicalJson({ ...profile, intervalS: 0 });
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
