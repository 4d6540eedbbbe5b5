import { z } from 'zod';
import { environmentSchema, posSystemSchema, regionSchema } from '../pack/pack.ts';
import { entryChoicesSchema } from './entry-choice.ts';

/** By the name of the pack's variable, for example `{ "mid": "570" }`. */
export const variablesSchema = z.record(z.string().min(1).max(40), z.string().min(1).max(63));

export const intervalSSchema = z.int().min(5).max(3_600);
export const INTERVAL_S_DEFAULT = 30;

/** What about a store decides which entries of a pack concern it, and the values of the pack's variables there. */
export const storeProfileSchema = z.strictObject({
  pos: posSystemSchema,
  region: regionSchema,
  environment: environmentSchema,
  /** A variable that is not here is missing. */
  variables: variablesSchema,
  /** How often every check of the store is probed. */
  intervalS: intervalSSchema.default(INTERVAL_S_DEFAULT),
  /** Whether its firewall allows by address, so that a name that resolves elsewhere is in trouble. Absent: it does not. */
  pinsAddresses: z.boolean().optional(),
  choices: entryChoicesSchema.optional(),
});
export type StoreProfile = z.infer<typeof storeProfileSchema>;
