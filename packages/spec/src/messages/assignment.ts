import { z } from 'zod';
import { checkIdSchema, checkNoSchema, hostRoleSchema } from '../ids.ts';
import { localTargetSchemas } from './local-target.ts';

const hostSchema = z.string().min(1).max(253);
const portSchema = z.int().min(1).max(65_535);

const networkTargetSchemas = [
  z.object({ kind: z.literal('dns'), host: hostSchema }),
  z.object({ kind: z.literal('tcp'), host: hostSchema, port: portSchema }),
  z.object({ kind: z.literal('tls'), host: hostSchema, port: portSchema }),
  z.object({
    kind: z.enum(['http', 'https']),
    host: hostSchema,
    port: portSchema,
    path: z.string().startsWith('/').max(1_024),
    expect: z
      .object({
        status: z.array(z.int().min(100).max(599)).max(50).optional(),
        bodyIncludes: z.string().max(256).optional(),
      })
      .optional(),
  }),
] as const;

/**
 * Tests whether a firewall's wildcard rule really is one: TLS to a known name's server with `serverName`, which matches
 * `pattern` but is not listed. Any TLS answer passes, whatever certificate it shows.
 */
const wildcardTargetSchema = z.object({
  kind: z.literal('wildcard'),
  host: hostSchema,
  port: portSchema,
  pattern: hostSchema,
  serverName: hostSchema,
});

/**
 * What to probe, and how far: `tcp` stops at connect, `tls` at the handshake; `https` and `http` run all phases.
 * The other kinds are within the store's network or on the host itself.
 */
export const targetSchema = z.discriminatedUnion('kind', [
  ...networkTargetSchemas,
  wildcardTargetSchema,
  ...localTargetSchemas,
]);
export type Target = z.infer<typeof targetSchema>;

/** A name or an address on a network: what the five-phase prober takes. */
export type NetworkTarget = Extract<Target, { kind: 'dns' | 'tcp' | 'tls' | 'http' | 'https' }>;

export const assignedCheckSchema = z.object({
  no: checkNoSchema,
  id: checkIdSchema,
  /** The pack entry that this check tests. */
  entryId: z.string().min(1).max(200),
  title: z.string().min(1).max(300),
  target: targetSchema,
  intervalS: z.int().min(5).max(86_400),
  timeoutMs: z.int().min(250).max(60_000),
});
export type AssignedCheck = z.infer<typeof assignedCheckSchema>;

/** Another host of the store; `lan_port` targets refer to it by `peerId`. */
export const peerSchema = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(253),
  role: hostRoleSchema,
  /** Its addresses; empty until known. */
  addresses: z.array(z.string().min(1).max(45)).max(16),
  /** Whether an agent runs there, which opens an unused port during a rendezvous. */
  hasAgent: z.boolean(),
});
export type Peer = z.infer<typeof peerSchema>;

/** A port that peers probe. If nothing listens, the agent opens it briefly, for these peers only. */
export const meetingPortSchema = z.object({
  port: portSchema,
  /** The addresses of each peer. */
  from: z.array(z.array(z.string().min(1).max(45)).max(16)).max(200),
});
export type MeetingPort = z.infer<typeof meetingPortSchema>;

/** Rises by one with every change of a host's assignment; a database integer. */
export const revisionSchema = z.int().min(0).max(2_147_483_647);

/** `GET /v1/agent/assignment` (ETag is the revision): all checks of one host. */
export const assignmentSchema = z.object({
  version: z.literal(1),
  revision: revisionSchema,
  /** How often the host reports, and the longest a result waits in the agent before it is sent. */
  reportIntervalS: z.int().min(5).max(3_600),
  checks: z
    .array(assignedCheckSchema)
    .max(2_000)
    .refine((checks) => new Set(checks.map(({ no }) => no)).size === checks.length, {
      message: 'two checks have the same number',
    }),
  /** Absent when no check needs another host of the store. */
  peers: z.array(peerSchema).max(200).optional(),
  meetingPorts: z.array(meetingPortSchema).max(200).optional(),
});
export type Assignment = z.infer<typeof assignmentSchema>;
