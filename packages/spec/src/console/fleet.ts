import { z } from 'zod';
import { failureSchema } from '../failures.ts';
import { checkIdSchema } from '../ids.ts';
import { checkStateSchema, instantSchema, PAGE_MAX, stateCountsSchema } from './common.ts';
import { incidentSummarySchema } from './incidents.ts';
import { route } from './route.ts';
import { storeFilterSchema, storeSummarySchema } from './stores.ts';

export const fleetSchema = z.object({
  at: instantSchema,
  stores: stateCountsSchema,
  checks: stateCountsSchema,
  /** Stores that are not `pass`, worst and longest first; at most 20. */
  attention: z.array(storeSummarySchema).max(20),
  openIncidents: z.array(incidentSummarySchema).max(20),
  openIncidentCount: z.int(),
  /** When the control last reported; null when there is no control. */
  control: z.object({ lastReportAt: instantSchema.nullable() }).nullable(),
});
export type Fleet = z.infer<typeof fleetSchema>;

export const matrixCellSchema = z.object({
  checkId: checkIdSchema,
  state: checkStateSchema,
  failure: failureSchema.nullable(),
  since: instantSchema,
});
export const matrixSchema = z.object({
  /** Columns: the entries probed at any store of this page, in the order of the packs. */
  targets: z
    .array(z.object({ packId: z.string(), entryId: z.string(), title: z.string(), target: z.string() }))
    .max(200),
  rows: z
    .array(
      z.object({
        store: storeSummarySchema.pick({ id: true, number: true, name: true, state: true }),
        /** By `matrixKey` of the entry; an entry that is not probed at this store has no cell. */
        cells: z.record(z.string(), matrixCellSchema),
      }),
    )
    .max(PAGE_MAX),
  nextCursor: z.string().nullable(),
});
/** Returns the key of a matrix cell: an entry of a pack. */
export function matrixKey({ packId, entryId }: { readonly packId: string; readonly entryId: string }): string {
  return `${packId}/${entryId}`;
}
export type Matrix = z.infer<typeof matrixSchema>;

export const getFleet = route({
  operationId: 'getFleet',
  method: 'GET',
  path: '/v1/tenants/:tenantId/fleet',
  summary: 'The whole fleet at a glance',
  response: fleetSchema,
});

export const getMatrix = route({
  operationId: 'getMatrix',
  method: 'GET',
  path: '/v1/tenants/:tenantId/fleet/matrix',
  summary: 'Stores by targets, worst stores first',
  query: storeFilterSchema,
  response: matrixSchema,
});
