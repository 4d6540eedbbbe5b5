import { z } from 'zod';
import { environmentSchema, posSystemSchema, regionSchema } from '../pack/pack.ts';
import { entryChoicesSchema } from './entry-choice.ts';
import { intervalSSchema, variablesSchema } from './store-profile.ts';

/** The profile values that one layer sets; other values are inherited from the layers before it. */
export const profileValuesSchema = z.strictObject({
  pos: posSystemSchema.optional(),
  region: regionSchema.optional(),
  environment: environmentSchema.optional(),
  variables: variablesSchema.optional(),
  intervalS: intervalSSchema.optional(),
  pinsAddresses: z.boolean().optional(),
  choices: entryChoicesSchema.optional(),
});
export type ProfileValues = z.infer<typeof profileValuesSchema>;

/** Where a value of a store's profile comes from. `default`: no layer sets it. */
export const profileOriginSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('default') }),
  z.strictObject({ kind: z.literal('tenant') }),
  z.strictObject({ kind: z.literal('group'), tag: z.string() }),
  z.strictObject({ kind: z.literal('store') }),
]);
export type ProfileOrigin = z.infer<typeof profileOriginSchema>;

export interface ProfileLayer {
  readonly origin: ProfileOrigin;
  readonly values: ProfileValues;
}

/** The fields that every store's profile must have. */
export const MANDATORY_FIELDS = ['pos', 'region', 'environment'] as const;
export type MandatoryField = (typeof MANDATORY_FIELDS)[number];

/** Returns the path of a profile field: `pos`, `variables/mid`, `choices/na.test.merchant-portal/host`. */
export function fieldPath(...parts: readonly string[]): string {
  return parts.join('/');
}
