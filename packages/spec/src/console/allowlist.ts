import { z } from 'zod';
import { stateCountsSchema } from './common.ts';
import { route } from './route.ts';

/** The tenant's list as the vendor printed it, with the state of each entry over the fleet. */
export const allowlistSchema = z.object({
  packId: z.string(),
  packVersion: z.int(),
  /** The states of the checks that stand for an entry, by entryId; absent where nothing probes it. */
  entryStates: z.record(z.string(), stateCountsSchema),
  /** Why nothing, or not everything, of an entry is probed: sentences with the number of hosts each holds for. */
  entryNotes: z.record(z.string(), z.array(z.object({ text: z.string(), hostCount: z.int() })).max(50)),
});
export type Allowlist = z.infer<typeof allowlistSchema>;

export const getAllowlist = route({
  operationId: 'getAllowlist',
  method: 'GET',
  path: '/v1/tenants/:tenantId/allowlist',
  summary: 'The state of every entry of the list over the fleet; the list itself is the pack',
  response: allowlistSchema,
});
