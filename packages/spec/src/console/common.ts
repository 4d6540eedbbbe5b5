import { z } from 'zod';
import { CHECK_STATES } from '../check-states.ts';

export { failureSchema } from '../failures.ts';

export const checkStateSchema = z.enum(CHECK_STATES);
export const instantSchema = z.iso.datetime();

/** Counts by each of the six states. */
export const stateCountsSchema = z.object({
  pass: z.int(),
  degraded: z.int(),
  blocked: z.int(),
  target_down: z.int(),
  store_offline: z.int(),
  unverified: z.int(),
});
export type StateCounts = z.infer<typeof stateCountsSchema>;

/** The most items on one page. */
export const PAGE_MAX = 200;

/** Requests one page, with the `nextCursor` of the previous page as `cursor`; the last page has none. */
export const pageQuerySchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
});
