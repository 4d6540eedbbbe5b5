import { z } from 'zod';

const portSchema = z.int().min(1).max(65_535);
const pathSchema = z.string().min(1).max(260);
const programsSchema = z.array(pathSchema).max(20);

/** Targets within the store: ports of its other hosts, and things on the host itself. */
export const localTargetSchemas = [
  /** A TCP port of another host of the store. `host` is its name, `peerId` its id among the assignment's peers. */
  z.object({
    kind: z.literal('lan_port'),
    host: z.string().min(1).max(253),
    peerId: z.uuid(),
    port: portSchema,
    /** Whether something must listen there. If the pack doesn't say which side listens, an open path is enough. */
    listener: z.enum(['required', 'optional']),
  }),
  /** A TCP port on which a program of this host must listen: one of `programs`, if the pack names any. */
  z.object({ kind: z.literal('own_port'), port: portSchema, programs: programsSchema }),
  /** A program: its file is there, it runs, its service runs, and the host's firewall does not block it. */
  z.object({
    kind: z.literal('program'),
    path: pathSchema,
    service: z.string().min(1).max(256).optional(),
    /** What the vendor identifies the machine by; changes are reported. */
    hardwareId: z.literal('external_mac').optional(),
  }),
  z.object({ kind: z.literal('process'), name: z.string().min(1).max(260) }),
  z.object({ kind: z.literal('service'), name: z.string().min(1).max(256) }),
  /** Programs, by path or process name, that this signer must have signed. */
  z.object({ kind: z.literal('code_signer'), signer: z.string().min(1).max(300), programs: programsSchema.min(1) }),
  /** A port that a configuration file sets, and the other side's value once known. */
  z.object({
    kind: z.literal('port_setting'),
    setting: z.string().min(1).max(100),
    /** The file's name; null if the pack doesn't name it, so that all configuration files of the folders are read. */
    fileName: z.string().min(1).max(100).nullable(),
    folders: z.array(pathSchema).min(1).max(10),
    defaultPort: portSchema,
    expected: z.object({ port: portSchema, at: z.string().min(1).max(253) }).optional(),
  }),
] as const;
