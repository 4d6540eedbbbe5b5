import { z } from 'zod';
import { failureSchema } from '../failures.ts';
import { checkIdSchema, incidentIdSchema, storeIdSchema } from '../ids.ts';
import { instantSchema, PAGE_MAX, pageQuerySchema } from './common.ts';
import { route } from './route.ts';

export const INCIDENT_KINDS = ['endpoint_blocked', 'store_offline', 'target_down', 'host_software'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const incidentSummarySchema = z.object({
  id: incidentIdSchema,
  kind: z.enum(INCIDENT_KINDS),
  /** One line for a person, for example "Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443 is blocked". */
  title: z.string(),
  openedAt: instantSchema,
  resolvedAt: instantSchema.nullable(),
  store: z.object({ id: storeIdSchema, number: z.string(), name: z.string() }).nullable(),
  failure: failureSchema.nullable(),
  storeCount: z.int(),
  targets: z.array(z.string()).max(50),
  /** Set when this incident was merged into a wider one. */
  absorbedBy: incidentIdSchema.nullable(),
});
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;

export const deliverySchema = z.object({
  channelName: z.string(),
  channelKind: z.enum(['email', 'slack_webhook', 'slack_bot']),
  status: z.enum(['pending', 'delivered', 'retrying', 'rejected', 'given_up']),
  attempts: z.int(),
  deliveredAt: instantSchema.nullable(),
  reason: z.string().nullable(),
});

export const incidentSchema = incidentSummarySchema.extend({
  explanation: z.string(),
  fix: z.string(),
  /** The verdict's evidence, one sentence each: this store, the control, the other stores. */
  evidence: z.array(z.string()).max(50),
  members: z
    .array(
      z.object({
        checkId: checkIdSchema,
        storeId: storeIdSchema,
        storeName: z.string(),
        storeNumber: z.string(),
        target: z.string(),
        joinedAt: instantSchema,
        leftAt: instantSchema.nullable(),
      }),
    )
    .max(500),
  timeline: z
    .array(
      z.object({
        at: instantSchema,
        kind: z.enum(['opened', 'absorbed', 'resolved', 'check_failed', 'check_recovered', 'alert']),
        text: z.string(),
        deliveries: z.array(deliverySchema).max(100),
      }),
    )
    .max(500),
});
export type Incident = z.infer<typeof incidentSchema>;

export const listIncidents = route({
  operationId: 'listIncidents',
  method: 'GET',
  path: '/v1/tenants/:tenantId/incidents',
  summary: 'Incidents, newest first',
  query: pageQuerySchema.extend({
    status: z.enum(['open', 'resolved', 'all']).default('open'),
    storeId: storeIdSchema.optional(),
  }),
  response: z.object({ incidents: z.array(incidentSummarySchema).max(PAGE_MAX), nextCursor: z.string().nullable() }),
});

export const getIncident = route({
  operationId: 'getIncident',
  method: 'GET',
  path: '/v1/tenants/:tenantId/incidents/:incidentId',
  summary: 'One incident with its evidence, members, timeline and deliveries',
  response: incidentSchema,
});
