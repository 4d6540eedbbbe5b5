import type { Entry, Pack, StoreProfile } from '@sightline/spec';
import { canonicalJson } from '@sightline/spec';
import { appliesToStore } from '../../plan/applies-to.ts';
import type { AllowRule, AllowSubject } from './allow-rule.ts';
import { entrySubjects } from './entry-subjects.ts';

/** An entry, or a part of one, without a rule for some stores, and the reason in one sentence. */
export interface LeftOut {
  readonly entryId: string;
  readonly title: string;
  readonly text: string;
  /** How many of the profiles it affects. */
  readonly profileCount: number;
}

interface Page {
  readonly entry: Entry;
  readonly subjects: Map<string, AllowSubject>;
  readonly missing: Map<string, number>;
}

/**
 * Collects the rules that stores need for a pack, some stores at a time: each rule once per entry, in the pack's order.
 *
 * Never guesses: unknown cells, missing variables and suspected typos have no rule and are listed in `leftOut`.
 */
export class RuleBook {
  readonly #pack: Pack;
  readonly #pages: readonly Page[];

  constructor(pack: Pack) {
    this.#pack = pack;
    this.#pages = pack.entries.map((entry) => ({ entry, subjects: new Map(), missing: new Map() }));
  }

  /** Adds stores, one profile per store. Equal profiles are worked out once. */
  add(profiles: readonly StoreProfile[]): void {
    for (const alike of Map.groupBy(profiles, profileKey).values()) {
      const [profile] = alike;
      if (profile !== undefined) this.addKind(profile, alike.length);
    }
  }

  /** Adds `storeCount` stores with the same profile. */
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

/** The check interval does not change what a store must allow; any other field may. */
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
