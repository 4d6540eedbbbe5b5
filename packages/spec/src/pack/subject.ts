import { z } from 'zod';
import { hostRoleSchema } from '../ids.ts';

/**
 * A host name as the vendor prints it, with variables in brackets: `m[mid].oltp.pxsplatform.com`, and `*` for whatever
 * stands in its place: `*.example.com`. `corrected` is what we suspect was meant; it is offered, never used by itself.
 */
export const namePatternSchema = z.strictObject({
  pattern: z.string().min(1).max(253),
  note: z.string().min(1).max(100).optional(),
  corrected: z.string().min(1).max(253).optional(),
  /** Of `*.example.com`: whether the vendor means `example.com` too. Absent where the list does not say. */
  apex: z.enum(['included', 'excluded']).optional(),
  /** Concrete names that a wildcard is known to stand for. */
  knownNames: z.array(z.string().min(1).max(253)).max(50).optional(),
});
export type NamePattern = z.infer<typeof namePatternSchema>;

const portSchema = z.int().min(1).max(65_535);

const portSpanSchema = z
  .strictObject({ from: portSchema, to: portSchema })
  .refine(({ from, to }) => from < to, { message: 'the last port is not after the first' });

/** Ports as the list has them: single ones and ranges, both ends included. Empty where none are stated, and for ICMP. */
export const portsSchema = z.array(z.union([portSchema, portSpanSchema])).max(50);
export type Ports = z.infer<typeof portsSchema>;

export const PROTOCOLS = ['https', 'http', 'tcp', 'udp', 'icmp', 'not_stated'] as const;
export const protocolSchema = z.enum(PROTOCOLS);
export type Protocol = z.infer<typeof protocolSchema>;

const serviceSchema = z.strictObject({ protocol: protocolSchema, ports: portsSchema });
const servicesSchema = z.array(serviceSchema).max(10);

export const cidrSchema = z.union([z.cidrv4(), z.cidrv6()]);
const cidrsSchema = z.array(cidrSchema).max(5_000);

/** A page that tells whether the servers work, and the answer they give when they do. */
const healthSchema = z.strictObject({
  path: z.string().startsWith('/').max(1_024),
  status: z.array(z.int().min(100).max(599)).min(1).max(50).optional(),
  bodyIncludes: z.string().min(1).max(256).optional(),
});

/** What an entry asks to allow. */
export const subjectSchema = z.discriminatedUnion('kind', [
  /** Internet servers. No name and no address: the cell is unknown. */
  z.strictObject({
    kind: z.literal('endpoint'),
    names: z.array(namePatternSchema).max(200),
    /** Addresses that the list gives for the same servers. */
    addresses: cidrsSchema.optional(),
    /** Of several names, whether one that serves is enough. Absent: one is. */
    needed: z.enum(['any', 'all']).optional(),
    protocol: protocolSchema,
    ports: portsSchema,
    /** Further protocols of the same servers. */
    also: servicesSchema.optional(),
    /** `inbound`: the vendor's servers open the connection. */
    direction: z.enum(['inbound_outbound', 'outbound', 'inbound', 'not_stated']),
    health: healthSchema.optional(),
  }),
  /** Address ranges published elsewhere; the list as last retrieved. */
  z.strictObject({
    kind: z.literal('ranges'),
    publishedAt: z.url(),
    cidrs: cidrsSchema,
    retrievedAt: z.iso.date(),
    etag: z.string().min(1).max(200).optional(),
    /** Absent where the list states neither protocol nor port. */
    services: servicesSchema.optional(),
    direction: z.enum(['outbound', 'inbound', 'not_stated']).optional(),
  }),
  /** A program, by its path, and the service it runs as where it is one. */
  z.strictObject({
    kind: z.literal('application'),
    path: z.string(),
    service: z.string().optional(),
    /** What the vendor knows the machine by, so that a change of it has to be told to the vendor. */
    hardwareId: z.literal('external_mac').optional(),
  }),
  /** A program of which the list gives only the name of its process. */
  z.strictObject({ kind: z.literal('process'), name: z.string().min(1).max(260) }),
  /** A service of the operating system, by its name. */
  z.strictObject({ kind: z.literal('service'), name: z.string().min(1).max(256) }),
  /** Whose signature on programs is to be trusted. */
  z.strictObject({ kind: z.literal('code_signer'), signer: z.string().min(1).max(300) }),
  /** A folder that security software is to leave alone. */
  z.strictObject({ kind: z.literal('folder_exclusion'), path: z.string().min(1).max(260) }),
  z.strictObject({ kind: z.literal('installer'), fileName: z.string() }),
  /** Ports between the machines of a store. */
  z.strictObject({
    kind: z.literal('lan_port'),
    ports: portsSchema,
    protocol: z.enum(['tcp', 'udp', 'icmp', 'not_stated']),
    /** As the machine sees it that the entry applies to. */
    direction: z.enum(['in', 'out', 'in_out', 'not_stated']),
    /** What is at the other end: roles, or a device that runs no agent, in words. */
    peer: z
      .strictObject({ roles: z.array(hostRoleSchema).max(10), device: z.string().min(1).max(100).optional() })
      .optional(),
    /** The setting that overrides the port, and the file it stands in; `ports` is the default. */
    configuredBy: z.strictObject({ setting: z.string(), file: z.string() }).optional(),
  }),
  /** An instruction with nothing to allow in it, for example "work with support". */
  z.strictObject({ kind: z.literal('note') }),
]);
export type Subject = z.infer<typeof subjectSchema>;

/** The names of the variables in a name pattern, in order: `['mid']` for `m[mid].oltp.pxsplatform.com`. */
export function patternVariables(pattern: string): string[] {
  return Array.from(pattern.matchAll(/\[([^\]]*)\]/g), (match) => match[1] ?? '');
}

/** Ports for people: `443, 9100-9109`. */
export function portsText(ports: Ports): string {
  return ports.map((port) => (typeof port === 'number' ? String(port) : `${port.from}-${port.to}`)).join(', ');
}
