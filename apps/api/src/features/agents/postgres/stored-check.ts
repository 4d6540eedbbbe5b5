import { CHECK_SCOPES, type PlannedCheck } from '@sightline/allowlist';
import { checkIdSchema, targetSchema } from '@sightline/spec';
import { z } from 'zod';

const comparedSchema = z.object({
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

/** A check of a host as the database has it, but for its target, which its key stands for. */
export const storedCheckSchema = comparedSchema.extend({
  id: checkIdSchema,
  hostId: z.string(),
  checkNo: z.int(),
  isRetired: z.boolean(),
});

const plannedSchema = comparedSchema.extend({ target: targetSchema });

/** A planned check; null for a row that this version cannot read: it must not stop the others. */
export function readPlannedCheck(row: unknown): PlannedCheck | null {
  return plannedSchema.safeParse(row).data ?? null;
}
