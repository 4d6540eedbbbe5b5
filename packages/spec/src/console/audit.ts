import { z } from 'zod';
import { instantSchema, PAGE_MAX, pageQuerySchema } from './common.ts';
import { route } from './route.ts';

/** What can be done to a tenant's things that leaves a trace, `thing.done`, with the words for it. */
export const AUDIT_ACTION_TEXT = {
  'store.added': 'added a store',
  'agentless_host.added': 'added a machine without an agent',
  'agentless_host.removed': 'removed a machine without an agent',
  'token.made': 'made an enrollment token',
  'channel.added': 'added a channel for alerts',
  'channel.removed': 'removed a channel for alerts',
  'profile.changed': 'changed profile values',
  'stores.imported': 'imported stores',
  'feed.created': 'made a feed for firewalls',
  'feed.revoked': 'revoked a feed for firewalls',
  'certificate.issued': 'issued a coverage certificate',
  'pack.adopted': 'adopted a version of a list',
  'pack.taken_back': 'took the adoption of a list back',
  'custom_entry.saved': 'saved an own entry',
  'custom_entry.removed': 'removed an own entry',
  'custom_pack.published': 'published an own list',
  'rollout.started': 'started a rollout of the agent',
  'rollout.paused': 'paused the rollout of the agent',
  'rollout.resumed': 'let the rollout of the agent go on',
} as const;
export type AuditAction = keyof typeof AUDIT_ACTION_TEXT;

/** In words, for people: `{ "Stores changed": 12 }`. */
export const auditDetailSchema = z.record(
  z.string().max(100),
  z.union([z.string().max(500), z.number(), z.boolean(), z.null()]),
);
export type AuditDetail = z.infer<typeof auditDetailSchema>;

export const auditEventSchema = z.object({
  id: z.uuid(),
  at: instantSchema,
  /** Who did it, in words. */
  actor: z.string(),
  /** One of `AUDIT_ACTION_TEXT`, or one of a version to come. */
  action: z.string(),
  /** What it was done to, in words, for example "Store 0007 Harbor Point". */
  subject: z.string(),
  detail: auditDetailSchema,
});
export type AuditEventView = z.infer<typeof auditEventSchema>;

export const listAuditEvents = route({
  operationId: 'listAuditEvents',
  method: 'GET',
  path: '/v1/tenants/:tenantId/audit',
  summary: 'Who changed what, newest first',
  query: pageQuerySchema.extend({ cursor: z.uuid().optional() }),
  response: z.object({ events: z.array(auditEventSchema).max(PAGE_MAX), nextCursor: z.string().nullable() }),
});
