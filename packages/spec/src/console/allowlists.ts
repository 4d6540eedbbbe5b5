import { z } from 'zod';
import { instantSchema, stateCountsSchema } from './common.ts';
import { PACKS_LISTED_MAX, packIdSchema, packVersionSchema } from './packs.ts';
import { route } from './route.ts';

/** A list that stores are on, with the state of each of its entries over the fleet. */
export const allowlistListSchema = z.object({
  packId: packIdSchema,
  /** The versions that stores are on, newest first; `getPackVersion` gives what stands in one. */
  versions: z
    .array(z.object({ version: packVersionSchema, storeCount: z.int() }))
    .min(1)
    .max(PACKS_LISTED_MAX),
  /** The states of the checks that stand for an entry, whichever version their store is on, by entryId; absent where nothing probes it. */
  entryStates: z.record(z.string(), stateCountsSchema),
  /** How many targets of the list are reached at addresses within an entry's ranges, by entryId: ranges are not scanned. */
  rangesReached: z.record(z.string(), z.object({ targetCount: z.int(), checkCount: z.int(), seenAt: instantSchema })),
  /** Why nothing, or not everything, of an entry is probed: sentences with the number of hosts each holds for. */
  entryNotes: z.record(z.string(), z.array(z.object({ text: z.string(), hostCount: z.int() })).max(50)),
});
export type AllowlistList = z.infer<typeof allowlistListSchema>;

/** The lists that a tenant's stores are on. A tenant without stores has those that a new store would be on. */
export const allowlistSchema = z.object({ lists: z.array(allowlistListSchema).max(PACKS_LISTED_MAX) });
export type Allowlist = z.infer<typeof allowlistSchema>;

export const getAllowlist = route({
  operationId: 'getAllowlist',
  method: 'GET',
  path: '/v1/tenants/:tenantId/allowlist',
  summary: 'The packs in use, with the state of every entry across the fleet',
  response: allowlistSchema,
});
