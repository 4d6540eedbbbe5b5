import { z } from 'zod';
import { HOST_ROLES } from '../ids.ts';

export const POS_SYSTEMS = ['aloha', 'positouch', 'res3700', 'simphony', 'other'] as const;
export const posSystemSchema = z.enum(POS_SYSTEMS);
export type PosSystem = z.infer<typeof posSystemSchema>;

export const REGIONS = ['na', 'eu'] as const;
export const regionSchema = z.enum(REGIONS);
export type Region = z.infer<typeof regionSchema>;

export const ENVIRONMENTS = ['production', 'test'] as const;
export const environmentSchema = z.enum(ENVIRONMENTS);
export type Environment = z.infer<typeof environmentSchema>;

/** What is odd about an entry and must be seen by whoever reads it. */
export const FLAG_CODES = [
  'suspected_typo',
  'any_of',
  'cell_unknown',
  'protocol_not_stated',
  'direction_not_stated',
  'port_not_stated',
  'inbound_from_internet',
  'no_counterpart',
  'port_from_config',
  'default_shared',
  'version_pattern',
] as const;
export const flagSchema = z.object({ code: z.enum(FLAG_CODES), text: z.string().min(1) });
export type Flag = z.infer<typeof flagSchema>;

/** A cell of the vendor's table: what it says, or that nobody knows what it says and why. */
export const cellSchema = z.discriminatedUnion('kind', [
  z.object({ column: z.string(), kind: z.literal('stated'), text: z.string() }),
  z.object({ column: z.string(), kind: z.literal('unknown'), reason: z.string() }),
]);
export type Cell = z.infer<typeof cellSchema>;

/**
 * A host name as the vendor prints it, with variables in brackets: `m[mid].oltp.pxsplatform.com`.
 * `corrected` is what we suspect was meant; it is offered, never used by itself.
 */
export const namePatternSchema = z.object({
  pattern: z.string().min(1),
  note: z.string().optional(),
  corrected: z.string().optional(),
});
export type NamePattern = z.infer<typeof namePatternSchema>;

const portSchema = z.int().min(1).max(65_535);

/** What an entry asks to allow. */
export const subjectSchema = z.discriminatedUnion('kind', [
  /** Internet servers. More than one name: any of them serves. No name: the cell is unknown. */
  z.object({
    kind: z.literal('endpoint'),
    names: z.array(namePatternSchema),
    protocol: z.enum(['https', 'not_stated']),
    ports: z.array(portSchema).min(1),
    direction: z.enum(['inbound_outbound', 'outbound']),
  }),
  /** Address ranges published elsewhere; the list as last retrieved. */
  z.object({ kind: z.literal('ranges'), publishedAt: z.url(), cidrs: z.array(z.string()), retrievedAt: z.iso.date() }),
  /** A program, by its path, and the service it runs as where it is one. */
  z.object({ kind: z.literal('application'), path: z.string(), service: z.string().optional() }),
  z.object({ kind: z.literal('installer'), fileName: z.string() }),
  /** Ports between the machines of a store. */
  z.object({
    kind: z.literal('lan_port'),
    ports: z.array(portSchema).min(1),
    protocol: z.enum(['tcp', 'udp', 'not_stated']),
    direction: z.enum(['in', 'out', 'in_out', 'not_stated']),
    /** The setting that overrides the port, and the file it stands in. */
    configuredBy: z.object({ setting: z.string(), file: z.string() }).optional(),
  }),
  /** An instruction with nothing to allow in it, for example "work with support". */
  z.object({ kind: z.literal('note') }),
]);
export type Subject = z.infer<typeof subjectSchema>;

/** One line of the list. `id` is the identity of the entry over all versions of the pack; wording may change, the id does not. */
export const entrySchema = z.object({
  id: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/),
  sectionId: z.string(),
  title: z.string().min(1),
  /** The text as the vendor printed it, one item per printed line. */
  asPrinted: z.array(z.string()).min(1),
  /** Where that text stands: first and last line of the source file, and in words. */
  provenance: z.object({ lines: z.tuple([z.int(), z.int()]), where: z.string() }),
  cells: z.array(cellSchema),
  subject: subjectSchema,
  appliesTo: z.object({
    pos: z.union([z.literal('all'), z.array(posSystemSchema).min(1)]),
    regions: z.union([z.literal('all'), z.array(regionSchema).min(1)]),
    environments: z.union([z.literal('all'), z.array(environmentSchema).min(1)]),
    roles: z.array(z.enum(HOST_ROLES)).min(1),
  }),
  required: z.boolean(),
  flags: z.array(flagSchema),
});
export type Entry = z.infer<typeof entrySchema>;

export const packVariableSchema = z.object({
  name: z.string().regex(/^[a-z]+$/),
  label: z.string(),
  /** A regular expression that a whole value matches. */
  pattern: z.string(),
  example: z.string(),
});

/** One vendor's list at one version. */
export const packSchema = z.object({
  schema: z.literal('sightline.pack.v1'),
  id: z.string(),
  version: z.int().min(1),
  vendor: z.string(),
  title: z.string(),
  source: z.object({
    file: z.string(),
    sha256: z.string().length(64),
    retrievedAt: z.iso.date(),
    /** What the source says of its own age. */
    updatedNote: z.string(),
  }),
  variables: z.array(packVariableSchema),
  sections: z.array(z.object({ id: z.string(), title: z.string(), asPrinted: z.array(z.string()) })),
  entries: z.array(entrySchema).min(1),
});
export type Pack = z.infer<typeof packSchema>;
