import { z } from 'zod';
import { environmentSchema, posSystemSchema, regionSchema } from '../pack/pack.ts';
import { entryChoicesSchema } from './entry-choice.ts';

/** By the name of the pack's variable, for example `{ "mid": "570" }`. */
export const variablesSchema = z.record(z.string().min(1).max(40), z.string().min(1).max(63));

export const intervalSSchema = z.int().min(5).max(3_600);
export const INTERVAL_S_DEFAULT = 30;

/** The values that decide which entries of a pack apply to a store, with its values of the pack's variables. */
export const storeProfileSchema = z.strictObject({
  pos: posSystemSchema,
  region: regionSchema,
  environment: environmentSchema,
  /** A variable that is absent has no value. */
  variables: variablesSchema,
  /** Seconds between probes of each check. */
  intervalS: intervalSSchema.default(INTERVAL_S_DEFAULT),
  /** Whether the store's firewall allows addresses, not names, so that a name must not resolve elsewhere. False when absent. */
  pinsAddresses: z.boolean().optional(),
  choices: entryChoicesSchema.optional(),
});
export type StoreProfile = z.infer<typeof storeProfileSchema>;
