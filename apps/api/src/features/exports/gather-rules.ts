import { setImmediate } from 'node:timers/promises';
import { type AllowRule, type LeftOut, RuleBook } from '@sightline/allowlist';
import { type Pack } from '@sightline/spec';
import type { StoreGroup } from './export.port.ts';

/** Kinds of store worked out at a stretch: some ten milliseconds, in which the API does nothing else. */
const KINDS_AT_ONCE = 250;

/** What some stores must allow of one list. */
export interface ListRules {
  readonly pack: Pack;
  readonly rules: readonly AllowRule[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * What stores must allow of each of the lists that `packsOf` gives for them, in the order in which the lists first come.
 * Lets others work in between, however many stores there are.
 */
export async function gatherRules(
  groups: readonly StoreGroup[],
  packsOf: (group: StoreGroup) => readonly Pack[],
): Promise<ListRules[]> {
  const books = new Map<Pack, RuleBook>();
  for (const [index, group] of groups.entries()) {
    if (index > 0 && index % KINDS_AT_ONCE === 0) await setImmediate();
    for (const pack of packsOf(group)) {
      const book = books.get(pack) ?? new RuleBook(pack);
      books.set(pack, book);
      book.addKind(group.profile, group.storeCount);
    }
  }
  return [...books].map(([pack, book]) => ({ pack, ...book.read() }));
}
