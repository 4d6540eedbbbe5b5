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

/** The answer to `/changes`. Its old and new values are not read: they stand in the versions themselves. */
export const microsoft365ChangesSchema = z.array(changeSchema).max(20_000);

const REMARKS_MAX = 5;

/** A sentence for each of the latest announced changes, with the day from which it holds. */
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
