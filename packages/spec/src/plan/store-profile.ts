import { z } from 'zod';
import { environmentSchema, posSystemSchema, regionSchema } from '../packs/pack.ts';

/** What about a store decides which entries of a pack concern it, and the values of the pack's variables there. */
export const storeProfileSchema = z.strictObject({
  pos: posSystemSchema,
  region: regionSchema,
  environment: environmentSchema,
  /** By the name of the pack's variable, for example `{ "mid": "570" }`. A variable that is not here is missing. */
  variables: z.record(z.string().min(1).max(40), z.string().min(1).max(63)),
  /** How often every check of the store is probed. */
  intervalS: z.int().min(5).max(3_600).default(30),
});
export type StoreProfile = z.infer<typeof storeProfileSchema>;
