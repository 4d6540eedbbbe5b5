import type { Entry, Pack, StoreProfile } from '@sightline/spec';
import type { AddressDrift } from '../../detection/index.ts';
import { contains } from './contains.ts';

/** Addresses as text, a store's and the control's; the control's are empty where it has not told. */
export interface ReachedAddresses {
  readonly here: readonly string[];
  readonly control: readonly string[];
}

/**
 * What of the addresses of an entry's target lies outside those that the store's firewall lets through: the entry's own,
 * as the list or the customer gives them, and every range that the list publishes. Null where there is none, for stores
 * that allow by name, and where nobody knows an address of the entry: then there is nothing to compare with. Pure.
 */
export function judgeAddresses(
  reached: ReachedAddresses,
  { pack, entryId, profile }: { readonly pack: Pack; readonly entryId: string; readonly profile: StoreProfile },
): AddressDrift | null {
  if (profile.pinsAddresses !== true) return null;
  const own = pinnedOf(
    pack.entries.find(({ id }) => id === entryId),
    profile,
  );
  if (own.length === 0) return null;

  const allowed = [...own, ...pack.entries.flatMap(rangesOf)];
  const outside = reached.here.filter((address) => !allowed.some((range) => contains(range, address)));
  return outside.length === 0 ? null : { outside, control: viewOfControl(outside, reached.control) };
}

function pinnedOf(entry: Entry | undefined, { choices }: StoreProfile): readonly string[] {
  if (entry?.subject.kind !== 'endpoint') return [];
  return [...(entry.subject.addresses ?? []), ...(choices?.[entry.id]?.addresses ?? [])];
}

function rangesOf({ subject }: Entry): readonly string[] {
  return subject.kind === 'ranges' ? subject.cidrs : [];
}

/** By the addresses that are outside: a CDN gives everybody others, and those inside say nothing of a move. */
function viewOfControl(outside: readonly string[], control: readonly string[]): AddressDrift['control'] {
  if (control.length === 0) return 'unknown';
  return outside.some((address) => control.includes(address)) ? 'same' : 'other';
}
