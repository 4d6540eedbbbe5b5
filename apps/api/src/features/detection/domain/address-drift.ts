import { z } from 'zod';
import type { StoredDetail } from './stored-evidence.ts';

/** What `check_addresses.drift` holds: addresses of a target that a firewall which pins addresses would drop. */
export const addressDriftSchema = z.object({
  outside: z.array(z.string()).min(1),
  /** What the control, outside any store, reaches: one of these as well, only others, or it has not told. */
  control: z.enum(['same', 'other', 'unknown']),
});
export type AddressDrift = z.infer<typeof addressDriftSchema>;

const SEEN_BY_CONTROL: Record<AddressDrift['control'], string> = {
  same: 'The control, outside any store, is led there as well: the vendor has moved.',
  other: "The control, outside any store, is led elsewhere: this store's resolver answers otherwise.",
  unknown: 'Where the control, outside any store, is led is not known.',
};

/** A drift in the words of the console and of alerts; `before` itself where it says the same already. */
export function driftDetail({ outside, control }: AddressDrift, before: StoredDetail | null): StoredDetail {
  const addresses = outside.join(', ');
  const fix =
    control === 'other'
      ? "Compare the answers of the store's resolver with those of a public one before anything is allowed."
      : `Add ${addresses} to what the firewall allows for this name, or allow it by name.`;
  const explanation = `The name leads to ${addresses}, which is none of the pinned addresses and in none of the published ranges. ${SEEN_BY_CONTROL[control]}`;
  return before?.explanation === explanation ? before : { failures: [], hints: [], addresses: [], explanation, fix };
}
