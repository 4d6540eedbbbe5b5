import { z } from 'zod';

const textsSchema = z.array(z.string().min(1)).max(500);
const partSchema = z.looseObject({
  effectiveDate: z
    .string()
    .regex(/^[0-9]{8}$/)
    .optional(),
  urls: textsSchema.optional(),
  ips: textsSchema.optional(),
});

const changeSchema = z.looseObject({
  id: z.int(),
  endpointSetId: z.int(),
  disposition: z.enum(['Change', 'Add', 'Remove']),
  impact: z.string().optional(),
  version: z.string(),
  add: partSchema.optional(),
  remove: partSchema.optional(),
});
export type Microsoft365Change = z.infer<typeof changeSchema>;

/** The answer of `/changes`. Its old and new values are ignored: the versions themselves have them. */
export const microsoft365ChangesSchema = z.array(changeSchema).max(20_000);

const REMARKS_MAX = 5;

/** Returns a sentence per recent change, with its effective date. */
export function changeRemarks(changes: readonly Microsoft365Change[]): string[] {
  return changes
    .toSorted((a, b) => b.id - a.id)
    .slice(0, REMARKS_MAX)
    .map(({ disposition, impact, version, add, remove }) => {
      const parts = [
        `${disposition} in version ${version}${impact === undefined ? '' : ` (${impact})`}`,
        ...(add?.effectiveDate === undefined ? [] : [`from ${add.effectiveDate}`]),
        ...listed('adds', [...(add?.urls ?? []), ...(add?.ips ?? [])]),
        ...listed('removes', [...(remove?.urls ?? []), ...(remove?.ips ?? [])]),
      ];
      return `${parts.join(', ')}.`.slice(0, 600);
    });
}

function listed(verb: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [`${verb} ${texts.join(' ')}`];
}
