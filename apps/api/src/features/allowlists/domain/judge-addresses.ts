import type { Entry, Pack, StoreProfile } from '@sightline/spec';
import type { AddressDrift } from '../../detection/index.ts';
import { contains } from './contains.ts';

/** The addresses at which a store and the control reach a target. The control's are empty until it reports. */
export interface ReachedAddresses {
  readonly here: readonly string[];
  readonly control: readonly string[];
}

/**
 * Judges whether a store reaches a target outside the addresses that its firewall allows: the entry's own, from the pack or
 * the profile, and every range of the pack.
 *
 * Returns the addresses outside, or null when there are none. Also null for stores that allow by name, and for entries
 * without a known address. Pure.
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

/** Compares only addresses outside: a CDN answers everyone differently, and addresses inside prove no move. */
function viewOfControl(outside: readonly string[], control: readonly string[]): AddressDrift['control'] {
  if (control.length === 0) return 'unknown';
  return outside.some((address) => control.includes(address)) ? 'same' : 'other';
}
