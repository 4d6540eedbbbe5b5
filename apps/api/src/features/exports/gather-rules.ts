import { setImmediate } from 'node:timers/promises';
import { type AllowRule, type LeftOut, RuleBook } from '@sightline/allowlist';
import { type Pack } from '@sightline/spec';
import type { StoreGroup } from './domain/store-group.ts';

/** Store groups handled before other work gets a turn: about ten milliseconds. */
const GROUPS_PER_TURN = 250;

/** The rules that some stores need for one pack. */
export interface PackRules {
  readonly pack: Pack;
  readonly rules: readonly AllowRule[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Gathers the rules that stores need for each pack that `packsOf` returns, in the order in which packs first appear.
 * Yields to other work between groups, however many stores there are.
 */
export async function gatherRules(
  groups: readonly StoreGroup[],
  packsOf: (group: StoreGroup) => readonly Pack[],
): Promise<PackRules[]> {
  const books = new Map<Pack, RuleBook>();
  for (const [index, group] of groups.entries()) {
    if (index > 0 && index % GROUPS_PER_TURN === 0) await setImmediate();
    for (const pack of packsOf(group)) {
      const book = books.get(pack) ?? new RuleBook(pack);
      books.set(pack, book);
      book.addKind(group.profile, group.storeCount);
    }
  }
  return [...books].map(([pack, book]) => ({ pack, ...book.read() }));
}
