import { z } from 'zod';

const linesSchema = z
  .tuple([z.int().min(1), z.int().min(1)])
  .refine(([first, last]) => first <= last, { message: 'the last line is before the first' });

/** A JSON pointer into a JSON source: `/3/urls`. */
const pointerSchema = z.string().startsWith('/').max(500);

/** Where printed text appears: first and last line of the source file, and in words. */
export const provenanceSchema = z.strictObject({
  lines: linesSchema,
  where: z.string().min(1),
  pointer: pointerSchema.optional(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/**
 * A cell of the vendor's table: its text (printed lines joined by a line break), its place in the source, and what we
 * suspect was meant if that differs. Or: unknown, with the reason.
 */
export const cellSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    column: z.string(),
    kind: z.literal('stated'),
    text: z.string().min(1),
    lines: linesSchema.optional(),
    pointer: pointerSchema.optional(),
    corrected: z.string().min(1).optional(),
  }),
  z.strictObject({ column: z.string(), kind: z.literal('unknown'), reason: z.string().min(1) }),
]);
export type Cell = z.infer<typeof cellSchema>;
