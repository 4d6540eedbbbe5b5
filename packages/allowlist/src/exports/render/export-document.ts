import { hostRoleSchema } from '@sightline/spec';
import { z } from 'zod';
import { type AllowRule, OTHER_ALLOWANCES } from '../rules/allow-rule.ts';

const spanSchema = z.strictObject({ from: z.int().min(1).max(65_535), to: z.int().min(1).max(65_535) });
const rolesSchema = z.array(hostRoleSchema).max(10);

const destinationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('name'), host: z.string() }),
  z.strictObject({
    kind: z.literal('wildcard'),
    base: z.string(),
    apex: z.enum(['included', 'excluded', 'not_stated']),
  }),
  z.strictObject({ kind: z.literal('pattern'), pattern: z.string() }),
  z.strictObject({ kind: z.literal('addresses'), cidr: z.string() }),
  z.strictObject({ kind: z.literal('peer'), roles: rolesSchema, device: z.string().nullable() }),
]);

const subjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('network'),
    destination: destinationSchema,
    service: z.strictObject({
      protocol: z.enum(['tcp', 'udp', 'icmp', 'not_stated']),
      ports: z.array(spanSchema).max(500),
    }),
    direction: z.enum(['out', 'in', 'in_out', 'not_stated']),
  }),
  z.strictObject({ kind: z.literal('program'), path: z.string(), service: z.string().nullable() }),
  z.strictObject({ kind: z.enum(OTHER_ALLOWANCES), text: z.string() }),
]);

const ruleSchema: z.ZodType<AllowRule> = z.strictObject({
  entryId: z.string(),
  title: z.string(),
  roles: rolesSchema,
  required: z.boolean(),
  environments: z.array(z.string()).max(50),
  provenance: z.string(),
  subject: subjectSchema,
});
const rulesSchema = z.array(ruleSchema).max(100_000);

const listSchema = z.strictObject({ title: z.string(), id: z.string(), version: z.int().min(1) });

/** The JSON export: Microsoft 365's record format with ours added. `id` is the entry's id. */
export const exportDocumentSchema = z.strictObject({
  schema: z.literal('sightline.export.v1'),
  list: listSchema,
  /** Present when the rules come from several packs. */
  otherLists: z.array(listSchema).max(100).optional(),
  madeAt: z.string(),
  scope: z.string(),
  records: z
    .array(
      z.strictObject({
        id: z.string(),
        serviceArea: z.string(),
        urls: z.array(z.string()).max(10_000),
        ips: z.array(z.string()).max(10_000),
        tcpPorts: z.string(),
        udpPorts: z.string(),
        category: z.literal('Allow'),
        required: z.boolean(),
        notes: z.string(),
        sightline: z.strictObject({ rules: rulesSchema }),
      }),
    )
    .max(10_000),
  notIncluded: z
    .array(z.strictObject({ entryId: z.string(), title: z.string(), text: z.string(), profileCount: z.int().min(0) }))
    .max(10_000),
  removable: rulesSchema,
});
export type ExportDocument = z.infer<typeof exportDocumentSchema>;
