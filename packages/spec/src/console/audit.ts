import { z } from 'zod';
import { instantSchema, PAGE_MAX, pageQuerySchema } from './common.ts';
import { route } from './route.ts';

/** What can be done to a tenant's things that leaves a trace, `thing.done`, with the words for it. */
export const AUDIT_ACTION_TEXT = {
  'store.added': 'added a store',
  'agentless_host.added': 'added an agentless host',
  'agentless_host.removed': 'removed an agentless host',
  'token.made': 'created an enrollment token',
  'channel.added': 'added an alert channel',
  'channel.removed': 'removed an alert channel',
  'profile.changed': 'changed profile values',
  'stores.imported': 'imported stores',
  'feed.created': 'created a firewall feed',
  'feed.revoked': 'revoked a firewall feed',
  'certificate.issued': 'issued a certificate',
  'pack.adopted': 'adopted a pack version',
  'pack.taken_back': 'rolled back a pack version',
  'custom_entry.saved': 'saved a custom entry',
  'custom_entry.removed': 'removed a custom entry',
  'custom_pack.published': 'published a custom pack',
  'rollout.started': 'started an agent rollout',
  'rollout.paused': 'paused the agent rollout',
  'rollout.resumed': 'resumed the agent rollout',
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
