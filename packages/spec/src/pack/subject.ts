import { z } from 'zod';
import { hostRoleSchema } from '../ids.ts';

/**
 * A host name as printed, with variables in brackets (`m[mid].oltp.pxsplatform.com`) and `*` as a wildcard
 * (`*.example.com`). `corrected` is what we suspect was meant; users must choose it, it never applies on its own.
 */
export const namePatternSchema = z.strictObject({
  pattern: z.string().min(1).max(253),
  note: z.string().min(1).max(100).optional(),
  corrected: z.string().min(1).max(253).optional(),
  /** For `*.example.com`: whether the vendor includes `example.com`. Absent if the pack doesn't say. */
  apex: z.enum(['included', 'excluded']).optional(),
  /** Known names that match the wildcard. */
  knownNames: z.array(z.string().min(1).max(253)).max(50).optional(),
});
export type NamePattern = z.infer<typeof namePatternSchema>;

const portSchema = z.int().min(1).max(65_535);

const portSpanSchema = z
  .strictObject({ from: portSchema, to: portSchema })
  .refine(({ from, to }) => from < to, { message: 'the last port is not after the first' });

/** Ports as printed: single ones and inclusive ranges. Empty if none are stated, and for ICMP. */
export const portsSchema = z.array(z.union([portSchema, portSpanSchema])).max(50);
export type Ports = z.infer<typeof portsSchema>;

export const PROTOCOLS = ['https', 'http', 'tcp', 'udp', 'icmp', 'not_stated'] as const;
export const protocolSchema = z.enum(PROTOCOLS);
export type Protocol = z.infer<typeof protocolSchema>;

const serviceSchema = z.strictObject({ protocol: protocolSchema, ports: portsSchema });
const servicesSchema = z.array(serviceSchema).max(10);

export const cidrSchema = z.union([z.cidrv4(), z.cidrv6()]);
const cidrsSchema = z.array(cidrSchema).max(5_000);

/** A page that shows whether the servers work, and its expected answer. */
const healthSchema = z.strictObject({
  path: z.string().startsWith('/').max(1_024),
  status: z.array(z.int().min(100).max(599)).min(1).max(50).optional(),
  bodyIncludes: z.string().min(1).max(256).optional(),
});

/** What an entry asks a network to allow. */
export const subjectSchema = z.discriminatedUnion('kind', [
  /** Internet servers. Without name and address, the cell is unknown. */
  z.strictObject({
    kind: z.literal('endpoint'),
    names: z.array(namePatternSchema).max(200),
    /** Addresses that the pack gives for the same servers. */
    addresses: cidrsSchema.optional(),
    /** For several names: whether one that works is enough. Absent: one is. */
    needed: z.enum(['any', 'all']).optional(),
    protocol: protocolSchema,
    ports: portsSchema,
    /** Additional protocols of the same servers. */
    also: servicesSchema.optional(),
    /** `inbound`: the vendor's servers open the connection. */
    direction: z.enum(['inbound_outbound', 'outbound', 'inbound', 'not_stated']),
    health: healthSchema.optional(),
  }),
  /** Address ranges published elsewhere, as last retrieved. */
  z.strictObject({
    kind: z.literal('ranges'),
    publishedAt: z.url(),
    cidrs: cidrsSchema,
    retrievedAt: z.iso.date(),
    etag: z.string().min(1).max(200).optional(),
    /** Absent if the pack states neither protocol nor port. */
    services: servicesSchema.optional(),
    direction: z.enum(['outbound', 'inbound', 'not_stated']).optional(),
  }),
  /** A program, by its path, and its service if it runs as one. */
  z.strictObject({
    kind: z.literal('application'),
    path: z.string(),
    service: z.string().optional(),
    /** What the vendor identifies the machine by, so that changes must be reported to the vendor. */
    hardwareId: z.literal('external_mac').optional(),
  }),
  /** A program known only by its process name. */
  z.strictObject({ kind: z.literal('process'), name: z.string().min(1).max(260) }),
  /** An operating system service, by name. */
  z.strictObject({ kind: z.literal('service'), name: z.string().min(1).max(256) }),
  /** The publisher whose signed programs to trust. */
  z.strictObject({ kind: z.literal('code_signer'), signer: z.string().min(1).max(300) }),
  /** A folder to exclude from security software. */
  z.strictObject({ kind: z.literal('folder_exclusion'), path: z.string().min(1).max(260) }),
  z.strictObject({ kind: z.literal('installer'), fileName: z.string() }),
  /** Ports between the hosts of a store. */
  z.strictObject({
    kind: z.literal('lan_port'),
    ports: portsSchema,
    protocol: z.enum(['tcp', 'udp', 'icmp', 'not_stated']),
    /** As seen from the host that the entry applies to. */
    direction: z.enum(['in', 'out', 'in_out', 'not_stated']),
    /** The other end: roles, or a device that can't run an agent, in words. */
    peer: z
      .strictObject({ roles: z.array(hostRoleSchema).max(10), device: z.string().min(1).max(100).optional() })
      .optional(),
    /** The setting that overrides the port, and its file; `ports` is the default. */
    configuredBy: z.strictObject({ setting: z.string(), file: z.string() }).optional(),
  }),
  /** An instruction that allows nothing, for example "work with support". */
  z.strictObject({ kind: z.literal('note') }),
]);
export type Subject = z.infer<typeof subjectSchema>;

/** Returns the variable names of a name pattern, in order: `['mid']` for `m[mid].oltp.pxsplatform.com`. */
export function patternVariables(pattern: string): string[] {
  return Array.from(pattern.matchAll(/\[([^\]]*)\]/g), (match) => match[1] ?? '');
}

/** Writes ports for people: `443, 9100-9109`. */
export function portsText(ports: Ports): string {
  return ports.map((port) => (typeof port === 'number' ? String(port) : `${port.from}-${port.to}`)).join(', ');
}
