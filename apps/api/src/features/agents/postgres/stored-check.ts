import { CHECK_SCOPES, type PlannedCheck } from '@sightline/allowlist';
import { checkIdSchema, targetSchema } from '@sightline/spec';
import { z } from 'zod';

const checkSchema = z.object({
  packId: z.string(),
  key: z.string(),
  entryId: z.string(),
  title: z.string(),
  targetKey: z.string(),
  scope: z.enum(CHECK_SCOPES),
  required: z.boolean(),
  anyOf: z.string().nullable(),
  intervalS: z.int(),
  timeoutMs: z.int(),
});

/** A stored check of a host, without its target: the target key stands for it. */
export const storedCheckSchema = checkSchema.extend({
  id: checkIdSchema,
  hostId: z.string(),
  checkNo: z.int(),
  isRetired: z.boolean(),
});

const plannedSchema = checkSchema.extend({ target: targetSchema });

/** Parses a planned check. Returns null for a row that this version cannot parse, so that it doesn't block the others. */
export function parsePlannedCheck(row: unknown): PlannedCheck | null {
  return plannedSchema.safeParse(row).data ?? null;
}
