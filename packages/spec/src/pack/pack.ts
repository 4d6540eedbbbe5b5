import { z } from 'zod';
import { HOST_ROLES, hostRoleSchema } from '../ids.ts';
import { cellSchema, provenanceSchema } from './cell.ts';
import { patternVariables, subjectSchema } from './subject.ts';

export const POS_SYSTEMS = ['aloha', 'positouch', 'res3700', 'simphony', 'other'] as const;
export const posSystemSchema = z.enum(POS_SYSTEMS);
export type PosSystem = z.infer<typeof posSystemSchema>;

export const REGIONS = ['na', 'eu'] as const;
export const regionSchema = z.enum(REGIONS);
export type Region = z.infer<typeof regionSchema>;

export const ENVIRONMENTS = ['production', 'test'] as const;
export const environmentSchema = z.enum(ENVIRONMENTS);
export type Environment = z.infer<typeof environmentSchema>;

/** Something odd about an entry that its reader must see. */
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
export const flagSchema = z.strictObject({ code: z.enum(FLAG_CODES), text: z.string().min(1).max(600) });
export type Flag = z.infer<typeof flagSchema>;

const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/)
  .max(100);

/** A pack may name POS systems, regions and environments that no store has; those entries apply nowhere. */
const kindsSchema = z.union([z.literal('all'), z.array(slugSchema).min(1).max(50)]);

/** When something begins or ends: as printed ("from Q4"), and the day if the pack names one. */
const changeSchema = z.strictObject({ asPrinted: z.string().min(1).max(300), on: z.iso.date().optional() });

/** One line of the pack. `id` identifies the entry across all versions: its wording may change, its id never does. */
export const entrySchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
    .max(150),
  sectionId: z.string(),
  /** Must fit into a check's title together with the note of a name. */
  title: z.string().min(1).max(190),
  /** The text as the vendor printed it, one item per printed line. */
  asPrinted: z.array(z.string().min(1)).min(1).max(400),
  provenance: provenanceSchema,
  cells: z.array(cellSchema).max(20),
  subject: subjectSchema,
  appliesTo: z.strictObject({
    pos: kindsSchema,
    regions: kindsSchema,
    environments: kindsSchema,
    /** The hosts of a store that need it: where connections start or arrive. */
    roles: z.array(hostRoleSchema).min(1).max(HOST_ROLES.length),
  }),
  required: z.boolean(),
  /** What breaks without it, as the pack says. */
  breaks: z.string().min(1).max(1_000).optional(),
  /** Entries of one group are alternatives: one that works is enough. */
  anyOf: slugSchema.optional(),
  effective: changeSchema.optional(),
  deprecated: changeSchema.extend({ replacedBy: z.string().optional() }).optional(),
  flags: z.array(flagSchema).max(20),
  /** What we add to the printed text: a sentence each, with its source. */
  remarks: z.array(z.string().min(1).max(600)).max(10).optional(),
});
export type Entry = z.infer<typeof entrySchema>;

export const packVariableSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .max(40),
  label: z.string().min(1).max(100),
  /** A regular expression that the whole value must match. */
  pattern: z.string().min(1).max(200).refine(isRegularExpression, { message: 'not a regular expression' }),
  example: z.string().min(1).max(63),
});

/** A heading of the pack, with the text below it that belongs to no entry. */
export const packSectionSchema = z.strictObject({
  id: z.string().min(1).max(100),
  title: z.string().min(1),
  asPrinted: z.array(z.string().min(1)).max(50),
  provenance: provenanceSchema.optional(),
});
export type PackSection = z.infer<typeof packSectionSchema>;

/**
 * One vendor's list at one version. Ids are unique. Every named section and replacement exists; every used variable is
 * declared. Unknown fields are rejected.
 */
export const packSchema = z
  .strictObject({
    schema: z.literal('sightline.pack.v1'),
    id: z.string().min(1).max(100),
    version: z.int().min(1),
    vendor: z.string(),
    title: z.string(),
    source: z.strictObject({
      file: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      retrievedAt: z.iso.date(),
      /** What the source says about its own age. */
      updatedNote: z.string(),
      url: z.url().optional(),
      /** Identifies a state of the source: an HTTP ETag, or the vendor's own version. */
      etag: z.string().min(1).max(200).optional(),
      vendorVersion: z.string().min(1).max(100).optional(),
    }),
    variables: z.array(packVariableSchema).max(20),
    sections: z.array(packSectionSchema).max(200),
    entries: z.array(entrySchema).min(1).max(2_000),
  })
  .superRefine((pack, context) => {
    const faults = [repeatedIds, danglingSections, danglingReplacements, undeclaredVariables].flatMap((find) =>
      find(pack),
    );
    for (const fault of faults) context.addIssue({ code: 'custom', ...fault });
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

interface PackIssue {
  readonly path: (string | number)[];
  readonly message: string;
}

function repeatedIds({ variables, sections, entries }: PackParts): PackIssue[] {
  const lists = [
    { path: ['entries', 'id'], ids: entries.map(({ id }) => id) },
    { path: ['sections', 'id'], ids: sections.map(({ id }) => id) },
    { path: ['variables', 'name'], ids: variables.map(({ name }) => name) },
  ] as const;
  return lists.flatMap(({ path: [list, field], ids }) => {
    const seen = new Set<string>();
    return ids.flatMap((id, index) => {
      if (seen.has(id)) return [{ path: [list, index, field], message: `"${id}" stands twice` }];
      seen.add(id);
      return [];
    });
  });
}

function danglingSections({ sections, entries }: PackParts): PackIssue[] {
  const known = new Set(sections.map(({ id }) => id));
  return entries.flatMap(({ id, sectionId }, index) =>
    known.has(sectionId)
      ? []
      : [{ path: ['entries', index, 'sectionId'], message: `${id}: there is no section "${sectionId}"` }],
  );
}

function danglingReplacements({ entries }: PackParts): PackIssue[] {
  const known = new Set(entries.map(({ id }) => id));
  return entries.flatMap(({ id, deprecated }, index) =>
    deprecated?.replacedBy === undefined || known.has(deprecated.replacedBy)
      ? []
      : [
          {
            path: ['entries', index, 'deprecated', 'replacedBy'],
            message: `${id}: there is no entry "${deprecated.replacedBy}" to replace it`,
          },
        ],
  );
}

function undeclaredVariables({ variables, entries }: PackParts): PackIssue[] {
  const known = new Set(variables.map(({ name }) => name));
  return entries.flatMap(({ id, subject }, index) =>
    (subject.kind === 'endpoint' ? subject.names : [])
      .flatMap(({ pattern }) => patternVariables(pattern))
      .filter((name) => !known.has(name))
      .map((name) => ({
        path: ['entries', index, 'subject', 'names'],
        message: `${id}: the variable "${name}" is not declared`,
      })),
  );
}
