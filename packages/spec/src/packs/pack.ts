import { z } from 'zod';
import { HOST_ROLES, hostRoleSchema } from '../ids.ts';

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
export const flagSchema = z.object({ code: z.enum(FLAG_CODES), text: z.string().min(1).max(600) });
export type Flag = z.infer<typeof flagSchema>;

const linesSchema = z
  .tuple([z.int().min(1), z.int().min(1)])
  .refine(([first, last]) => first <= last, { message: 'the last line is before the first' });

/** Where printed text stands: first and last line of the source file, and in words. */
export const provenanceSchema = z.object({ lines: linesSchema, where: z.string().min(1) });
export type Provenance = z.infer<typeof provenanceSchema>;

/**
 * A cell of the vendor's table: what it says (printed lines joined by a line break) and in which lines of the source,
 * or that nobody knows what it says and why.
 */
export const cellSchema = z.discriminatedUnion('kind', [
  z.object({ column: z.string(), kind: z.literal('stated'), text: z.string().min(1), lines: linesSchema.optional() }),
  z.object({ column: z.string(), kind: z.literal('unknown'), reason: z.string().min(1) }),
]);
export type Cell = z.infer<typeof cellSchema>;

/**
 * A host name as the vendor prints it, with variables in brackets: `m[mid].oltp.pxsplatform.com`.
 * `corrected` is what we suspect was meant; it is offered, never used by itself.
 */
export const namePatternSchema = z.object({
  pattern: z.string().min(1).max(253),
  note: z.string().min(1).max(100).optional(),
  corrected: z.string().min(1).max(253).optional(),
});
export type NamePattern = z.infer<typeof namePatternSchema>;

const portSchema = z.int().min(1).max(65_535);

/** What an entry asks to allow. */
export const subjectSchema = z.discriminatedUnion('kind', [
  /** Internet servers. More than one name: any of them serves. No name: the cell is unknown. */
  z.object({
    kind: z.literal('endpoint'),
    names: z.array(namePatternSchema).max(50),
    protocol: z.enum(['https', 'not_stated']),
    ports: z.array(portSchema).min(1).max(50),
    direction: z.enum(['inbound_outbound', 'outbound']),
  }),
  /** Address ranges published elsewhere; the list as last retrieved. */
  z.object({
    kind: z.literal('ranges'),
    publishedAt: z.url(),
    cidrs: z.array(z.union([z.cidrv4(), z.cidrv6()])).max(5_000),
    retrievedAt: z.iso.date(),
  }),
  /** A program, by its path, and the service it runs as where it is one. */
  z.object({ kind: z.literal('application'), path: z.string(), service: z.string().optional() }),
  z.object({ kind: z.literal('installer'), fileName: z.string() }),
  /** Ports between the machines of a store. */
  z.object({
    kind: z.literal('lan_port'),
    ports: z.array(portSchema).min(1).max(50),
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
  asPrinted: z.array(z.string().min(1)).min(1).max(50),
  provenance: provenanceSchema,
  cells: z.array(cellSchema).max(20),
  subject: subjectSchema,
  appliesTo: z.object({
    pos: z.union([z.literal('all'), z.array(posSystemSchema).min(1).max(10)]),
    regions: z.union([z.literal('all'), z.array(regionSchema).min(1).max(10)]),
    environments: z.union([z.literal('all'), z.array(environmentSchema).min(1).max(10)]),
    roles: z.array(hostRoleSchema).min(1).max(HOST_ROLES.length),
  }),
  required: z.boolean(),
  flags: z.array(flagSchema).max(20),
  /** What we add that the list itself does not say: a sentence each, with its source. */
  remarks: z.array(z.string().min(1).max(600)).max(10).optional(),
});
export type Entry = z.infer<typeof entrySchema>;

export const packVariableSchema = z.object({
  name: z.string().regex(/^[a-z]+$/),
  label: z.string().min(1).max(100),
  /** A regular expression that a whole value matches. */
  pattern: z.string().min(1).max(200).refine(isRegularExpression, { message: 'not a regular expression' }),
  example: z.string().min(1).max(63),
});

/** A heading of the list with the text under it that belongs to no entry. */
export const packSectionSchema = z.object({
  id: z.string().min(1).max(100),
  title: z.string().min(1),
  asPrinted: z.array(z.string().min(1)).max(50),
  provenance: provenanceSchema.optional(),
});
export type PackSection = z.infer<typeof packSectionSchema>;

/** One vendor's list at one version. Ids are unique, every entry's section exists, every variable used is declared. */
export const packSchema = z
  .object({
    schema: z.literal('sightline.pack.v1'),
    id: z.string().min(1).max(100),
    version: z.int().min(1),
    vendor: z.string(),
    title: z.string(),
    source: z.object({
      file: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      retrievedAt: z.iso.date(),
      /** What the source says of its own age. */
      updatedNote: z.string(),
    }),
    variables: z.array(packVariableSchema).max(20),
    sections: z.array(packSectionSchema).max(200),
    entries: z.array(entrySchema).min(1).max(2_000),
  })
  .superRefine((pack, context) => {
    for (const message of [...repeatedIds(pack), ...danglingSections(pack), ...undeclaredVariables(pack)]) {
      context.addIssue({ code: 'custom', message });
    }
  });
export type Pack = z.infer<typeof packSchema>;

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

type PackParts = Pick<Pack, 'variables' | 'sections' | 'entries'>;

function repeatedIds({ variables, sections, entries }: PackParts): string[] {
  const idLists = [entries.map(({ id }) => id), sections.map(({ id }) => id), variables.map(({ name }) => name)];
  return idLists.flatMap((ids) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `"${id}" stands twice`),
  );
}

function danglingSections({ sections, entries }: PackParts): string[] {
  const known = new Set(sections.map(({ id }) => id));
  return entries
    .filter(({ sectionId }) => !known.has(sectionId))
    .map(({ id, sectionId }) => `${id}: there is no section "${sectionId}"`);
}

function undeclaredVariables({ variables, entries }: PackParts): string[] {
  const known = new Set(variables.map(({ name }) => name));
  return entries.flatMap(({ id, subject }) =>
    (subject.kind === 'endpoint' ? subject.names : [])
      .flatMap(({ pattern }) => patternVariables(pattern))
      .filter((name) => !known.has(name))
      .map((name) => `${id}: the variable "${name}" is not declared`),
  );
}

/** The names of the variables in a name pattern, in order: `['mid']` for `m[mid].oltp.pxsplatform.com`. */
export function patternVariables(pattern: string): string[] {
  return Array.from(pattern.matchAll(/\[([^\]]*)\]/g), (match) => match[1] ?? '');
}
