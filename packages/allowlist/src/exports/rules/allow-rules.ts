import type { Pack, StoreProfile } from '@sightline/spec';
import type { AllowRule } from './allow-rule.ts';
import { type LeftOut, RuleBook } from './rule-book.ts';

/** Which part of a pack to export. */
export type ExportSelection =
  | { readonly kind: 'full' }
  | { readonly kind: 'entries'; readonly entryIds: readonly string[] }
  /** What to open in addition to an older version, and what that version needed and this one does not. */
  | { readonly kind: 'diff'; readonly since: Pack };

/** The rules that stores need, those they can remove, and the parts that have no rule. */
export interface RuleSet {
  readonly rules: readonly AllowRule[];
  readonly removable: readonly AllowRule[];
  readonly leftOut: readonly LeftOut[];
}

/** Returns the rules that stores with these profiles need for a pack, or for a part of it. Pure. */
export function allowRules(pack: Pack, profiles: readonly StoreProfile[], selection: ExportSelection): RuleSet {
  const all = rulesOf(pack, profiles);
  switch (selection.kind) {
    case 'full':
      return { ...all, removable: [] };
    case 'entries':
      return rulesOfEntries(all, new Set(selection.entryIds));
    case 'diff':
      return ruleDiff(rulesOf(selection.since, profiles), all);
  }
}

type Rules = Omit<RuleSet, 'removable'>;

function rulesOf(pack: Pack, profiles: readonly StoreProfile[]): Rules {
  const book = new RuleBook(pack);
  book.add(profiles);
  return book.read();
}

/** Returns the rules that come from some entries. */
export function rulesOfEntries({ rules, leftOut }: Rules, entryIds: ReadonlySet<string>): RuleSet {
  const isWanted = ({ entryId }: { readonly entryId: string }): boolean => entryIds.has(entryId);
  return { rules: rules.filter(isWanted), leftOut: leftOut.filter(isWanted), removable: [] };
}

/**
 * Returns the rules that a newer version adds, and those it makes removable. A rule that another entry still needs is
 * neither.
 */
export function ruleDiff(before: Rules, after: Rules): RuleSet {
  return {
    rules: without(after.rules, before.rules),
    removable: without(before.rules, after.rules),
    leftOut: after.leftOut.filter(
      ({ entryId, text }) => !before.leftOut.some((old) => old.entryId === entryId && old.text === text),
    ),
  };
}

function without(rules: readonly AllowRule[], others: readonly AllowRule[]): AllowRule[] {
  const known = new Set(others.map(({ subject }) => JSON.stringify(subject)));
  return rules.filter(({ subject }) => !known.has(JSON.stringify(subject)));
}
