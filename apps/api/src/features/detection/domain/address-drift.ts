import { z } from 'zod';
import type { StoredDetail } from './stored-evidence.ts';

/** What `check_addresses.drift` holds: addresses of a target that a firewall with pinned addresses would drop. */
export const addressDriftSchema = z.object({
  outside: z.array(z.string()).min(1),
  /** What the control reaches: one of these too, only others, or it has not reported. */
  control: z.enum(['same', 'other', 'unknown']),
});
export type AddressDrift = z.infer<typeof addressDriftSchema>;

const SEEN_BY_CONTROL: Record<AddressDrift['control'], string> = {
  same: 'Our outside probe gets the same address: the vendor has moved.',
  other: "Our outside probe gets another address: this store's resolver answers differently.",
  unknown: 'Our outside probe has not resolved the name yet.',
};

/** Returns a drift as the console and alerts show it, or `before` itself if it already says the same. */
export function driftDetail({ outside, control }: AddressDrift, before: StoredDetail | null): StoredDetail {
  const addresses = outside.join(', ');
  const fix =
    control === 'other'
      ? "Compare the answers of the store's resolver with a public one before you allow anything."
      : `Add ${addresses} to the addresses the firewall allows for this name, or allow it by name.`;
  const explanation = `The name resolves to ${addresses}, outside the pinned addresses and the published ranges. ${SEEN_BY_CONTROL[control]}`;
  return before?.explanation === explanation ? before : { failures: [], hints: [], addresses: [], explanation, fix };
}
