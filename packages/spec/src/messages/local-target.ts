import { z } from 'zod';

const portSchema = z.int().min(1).max(65_535);
const pathSchema = z.string().min(1).max(260);
const programsSchema = z.array(pathSchema).max(20);

/** Targets that lie within the store: ports of its other machines, and what is on the host itself. */
export const localTargetSchemas = [
  /** A TCP port of another machine of the store. `host` is its name, `peerId` its id among the assignment's peers. */
  z.object({
    kind: z.literal('lan_port'),
    host: z.string().min(1).max(253),
    peerId: z.uuid(),
    port: portSchema,
    /** Whether something must listen there, or an open way is enough because the list does not say which side listens. */
    listener: z.enum(['required', 'optional']),
  }),
  /** A TCP port on which a program of this host must listen; one of `programs`, where the list names any. */
  z.object({ kind: z.literal('own_port'), port: portSchema, programs: programsSchema }),
  /** A program: its file is there, it runs, its service runs, and the host's firewall does not block it. */
  z.object({
    kind: z.literal('program'),
    path: pathSchema,
    service: z.string().min(1).max(256).optional(),
    /** What the vendor knows the machine by; a change of it is told. */
    hardwareId: z.literal('external_mac').optional(),
  }),
  z.object({ kind: z.literal('process'), name: z.string().min(1).max(260) }),
  z.object({ kind: z.literal('service'), name: z.string().min(1).max(256) }),
  /** Programs, by path or by the name of their process, that must be signed by this signer. */
  z.object({ kind: z.literal('code_signer'), signer: z.string().min(1).max(300), programs: programsSchema.min(1) }),
  /** A port that a configuration file sets, and the value that the other side has, once that is known. */
  z.object({
    kind: z.literal('port_setting'),
    setting: z.string().min(1).max(100),
    /** The file's name; null where the list does not name it, and all configuration files of the folders are read. */
    fileName: z.string().min(1).max(100).nullable(),
    folders: z.array(pathSchema).min(1).max(10),
    defaultPort: portSchema,
    expected: z.object({ port: portSchema, at: z.string().min(1).max(253) }).optional(),
  }),
] as const;
