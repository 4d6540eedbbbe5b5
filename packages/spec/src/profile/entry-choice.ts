import { z } from 'zod';

/** A name of an Internet server as a person types it: labels of letters, digits and hyphens, no address. */
const serverNameSchema = z
  .hostname()
  .max(253)
  .refine((name) => name.includes('.') && !/\.[0-9]+$/.test(name), { message: 'is not the name of a server' });

/** What a protocol that the list does not state may be chosen to be. */
export const CHOSEN_PROTOCOLS = ['https', 'http', 'tcp'] as const;

/**
 * What a customer knows of an entry that the vendor's list does not say, or says wrongly. A field that is not here leaves
 * the entry as the list has it.
 */
export const entryChoiceSchema = z.strictObject({
  /** The name of the server, where its cell is unknown. */
  host: serverNameSchema.optional(),
  /** The addresses of the server, where their cells are unknown: the primary one first, then the backup. */
  addresses: z
    .array(z.union([z.ipv4(), z.ipv6()]))
    .min(1)
    .max(10)
    .optional(),
  /** Takes the name that was probably meant for the printed one that is suspected to be misspelt. */
  useCorrected: z.boolean().optional(),
  /** The protocol, where the list states none. */
  protocol: z.enum(CHOSEN_PROTOCOLS).optional(),
  /** The ports in use here, in the place of those that the list gives. */
  ports: z.array(z.int().min(1).max(65_535)).min(1).max(10).optional(),
});
export type EntryChoice = z.infer<typeof entryChoiceSchema>;

/** By the id of the entry. */
export const entryChoicesSchema = z
  .record(z.string().min(1).max(150), entryChoiceSchema)
  .refine((choices) => Object.keys(choices).length <= 200, { message: 'has more than 200 entries' });
