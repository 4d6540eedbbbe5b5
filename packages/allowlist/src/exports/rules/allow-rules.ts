import type { Pack, StoreProfile } from '@sightline/spec';
import type { AllowRule } from './allow-rule.ts';
import { type LeftOut, RuleBook } from './rule-book.ts';

/** Which part of a list to export. */
export type ExportSelection =
  | { readonly kind: 'full' }
  | { readonly kind: 'entries'; readonly entryIds: readonly string[] }
  /** What must be opened on top of an older version, and what that one asked for and this one does not. */
  | { readonly kind: 'diff'; readonly since: Pack };

export interface RuleSet {
  readonly rules: readonly AllowRule[];
  readonly removable: readonly AllowRule[];
  readonly leftOut: readonly LeftOut[];
}

/** What stores with these profiles must allow of a list, or of a part of it. Pure. */
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

/** The part of a list that comes from some entries. */
export function rulesOfEntries({ rules, leftOut }: Rules, entryIds: ReadonlySet<string>): RuleSet {
  const isWanted = ({ entryId }: { readonly entryId: string }): boolean => entryIds.has(entryId);
  return { rules: rules.filter(isWanted), leftOut: leftOut.filter(isWanted), removable: [] };
}

/**
 * What a list asks for on top of an older one, and what is removable from the firewall. A thing that another entry still
 * asks for is neither new nor removable.
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
