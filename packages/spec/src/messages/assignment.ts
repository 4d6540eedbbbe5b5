import { z } from 'zod';
import { checkIdSchema, checkNoSchema } from '../ids.ts';

const portSchema = z.int().min(1).max(65_535);

/** What to probe, and how far: `tcp` stops at the connect, `tls` at the handshake, `https` and `http` go through all phases. */
export const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dns'), host: z.string() }),
  z.object({ kind: z.literal('tcp'), host: z.string(), port: portSchema }),
  z.object({ kind: z.literal('tls'), host: z.string(), port: portSchema }),
  z.object({
    kind: z.enum(['http', 'https']),
    host: z.string(),
    port: portSchema,
    path: z.string().startsWith('/'),
    expect: z.object({ status: z.array(z.int()).optional(), bodyIncludes: z.string().max(256).optional() }).optional(),
  }),
]);
export type Target = z.infer<typeof targetSchema>;

export const assignedCheckSchema = z.object({
  no: checkNoSchema,
  id: checkIdSchema,
  /** The entry of the pack that this check stands for. */
  entryId: z.string(),
  title: z.string(),
  target: targetSchema,
  intervalS: z.int().min(5).max(86_400),
  timeoutMs: z.int().min(250).max(60_000),
});
export type AssignedCheck = z.infer<typeof assignedCheckSchema>;

/** `GET /v1/agent/assignment` (ETag is the revision): all checks of one host. */
export const assignmentSchema = z.object({
  version: z.literal(1),
  revision: z.int().min(0),
  /** How often the host reports, and at most how long a result waits in the agent before it is sent. */
  reportIntervalS: z.int().min(5).max(3_600),
  checks: z.array(assignedCheckSchema).max(2_000),
});
export type Assignment = z.infer<typeof assignmentSchema>;
