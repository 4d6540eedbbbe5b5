import { z } from 'zod';

/** An Internet server's name as a person types it: labels of letters, digits and hyphens, not an address. */
const serverNameSchema = z
  .hostname()
  .max(253)
  .refine((name) => name.includes('.') && !/\.[0-9]+$/.test(name), { message: 'is not the name of a server' });

/** The choices for a protocol that the pack does not state. */
export const CHOSEN_PROTOCOLS = ['https', 'http', 'tcp'] as const;

/**
 * What a customer knows about an entry that the vendor's pack leaves open or has wrong. A missing field leaves the entry as
 * printed.
 */
export const entryChoiceSchema = z.strictObject({
  /** The server's name, when its cell is unknown. */
  host: serverNameSchema.optional(),
  /** The server's addresses, when their cells are unknown: the primary first, then the backup. */
  addresses: z
    .array(z.union([z.ipv4(), z.ipv6()]))
    .min(1)
    .max(10)
    .optional(),
  /** Whether to use the corrected spelling of a name that is probably misspelled. */
  useCorrected: z.boolean().optional(),
  /** The protocol, when the pack states none. */
  protocol: z.enum(CHOSEN_PROTOCOLS).optional(),
  /** The ports in use here, instead of the printed ones. */
  ports: z.array(z.int().min(1).max(65_535)).min(1).max(10).optional(),
});
export type EntryChoice = z.infer<typeof entryChoiceSchema>;

/** By the id of the entry. */
export const entryChoicesSchema = z
  .record(z.string().min(1).max(150), entryChoiceSchema)
  .refine((choices) => Object.keys(choices).length <= 200, { message: 'has more than 200 entries' });
