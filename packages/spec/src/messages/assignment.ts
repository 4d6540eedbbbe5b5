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
 * Whether a firewall's rule for a wildcard is one: TLS to a known name's server that names `serverName`, which matches
 * `pattern` and stands on no list. Any answer in TLS passes, whatever certificate it shows.
 */
const wildcardTargetSchema = z.object({
  kind: z.literal('wildcard'),
  host: hostSchema,
  port: portSchema,
  pattern: hostSchema,
  serverName: hostSchema,
});

/**
 * What to probe, and how far: `tcp` stops at the connect, `tls` at the handshake, `https` and `http` go through all phases.
 * The other kinds are of the store's own network and of the host itself.
 */
export const targetSchema = z.discriminatedUnion('kind', [
  ...networkTargetSchemas,
  wildcardTargetSchema,
  ...localTargetSchemas,
]);
export type Target = z.infer<typeof targetSchema>;

/** A target that is a name or an address on a network: what the prober of the five phases takes. */
export type NetworkTarget = Extract<Target, { kind: 'dns' | 'tcp' | 'tls' | 'http' | 'https' }>;

export const assignedCheckSchema = z.object({
  no: checkNoSchema,
  id: checkIdSchema,
  /** The entry of the pack that this check stands for. */
  entryId: z.string().min(1).max(200),
  title: z.string().min(1).max(300),
  target: targetSchema,
  intervalS: z.int().min(5).max(86_400),
  timeoutMs: z.int().min(250).max(60_000),
});
export type AssignedCheck = z.infer<typeof assignedCheckSchema>;

/** Another machine of the store, as its `lan_port` targets name it by `peerId`. */
export const peerSchema = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(253),
  role: hostRoleSchema,
  /** Where it may be reached; empty while nobody knows. */
  addresses: z.array(z.string().min(1).max(45)).max(16),
  /** Whether an agent runs there, and so opens a port for the moment of a meeting where nothing listens. */
  hasAgent: z.boolean(),
});
export type Peer = z.infer<typeof peerSchema>;

/** A port that peers probe: where nothing listens on it, the agent answers on it for a moment, to these peers only. */
export const meetingPortSchema = z.object({
  port: portSchema,
  /** The addresses of each peer. */
  from: z.array(z.array(z.string().min(1).max(45)).max(16)).max(200),
});
export type MeetingPort = z.infer<typeof meetingPortSchema>;

/** Goes up by one with every change of a host's assignment; an integer of the database. */
export const revisionSchema = z.int().min(0).max(2_147_483_647);

/** `GET /v1/agent/assignment` (ETag is the revision): all checks of one host. */
export const assignmentSchema = z.object({
  version: z.literal(1),
  revision: revisionSchema,
  /** How often the host reports, and at most how long a result waits in the agent before it is sent. */
  reportIntervalS: z.int().min(5).max(3_600),
  checks: z
    .array(assignedCheckSchema)
    .max(2_000)
    .refine((checks) => new Set(checks.map(({ no }) => no)).size === checks.length, {
      message: 'two checks have the same number',
    }),
  /** Absent where no check needs another machine of the store. */
  peers: z.array(peerSchema).max(200).optional(),
  meetingPorts: z.array(meetingPortSchema).max(200).optional(),
});
export type Assignment = z.infer<typeof assignmentSchema>;
