import { CHECK_SCOPES, type PlannedCheck, targetSchema } from '@sightline/spec';
import { z } from 'zod';

const storedPlanSchema = z.object({
  packId: z.string(),
  key: z.string(),
  entryId: z.string(),
  title: z.string(),
  target: targetSchema,
  targetKey: z.string(),
  scope: z.enum(CHECK_SCOPES),
  required: z.boolean(),
  anyOf: z.string().nullable(),
  intervalS: z.int(),
  timeoutMs: z.int(),
});

/** A planned check as the database has it. Throws on a row that this version cannot have written. */
export function plannedCheckOf(row: unknown): PlannedCheck {
  return storedPlanSchema.parse(row);
}

/** The same, but null for such a row: what a newer version wrote for one store must not stop the others. */
export function readPlannedCheck(row: unknown): PlannedCheck | null {
  return storedPlanSchema.safeParse(row).data ?? null;
}
