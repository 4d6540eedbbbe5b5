import { schemaResolver } from '@mantine/form';
import type { z } from 'zod';
import { ApiProblem } from '../api/api-problem.ts';

/**
 * Returns a form's validator from the schema of what the form sends.
 *
 * `words` says by field what is wrong, in place of the schema's own message; a fault inside a list or an object counts as
 * one of its field.
 */
export function schemaErrors(schema: z.ZodType, words: Readonly<Record<string, string>>) {
  const resolve = schemaResolver(schema, { sync: true });
  return (values: unknown): Record<string, string> =>
    Object.fromEntries(
      Object.entries(resolve(values)).map(([path, message]) => {
        const field = path.split('.')[0] ?? path;
        if (words[field] !== undefined) return [field, words[field]];
        return [path, typeof message === 'string' ? message : ''];
      }),
    );
}

/**
 * Returns what the API refused, by the field's path in the body: `{ 'profile.pos': 'Choose a POS system.' }`.
 * Empty for any other error.
 */
export function problemErrors(error: Error): Record<string, string> {
  const failure = error instanceof ApiProblem ? error.failure : null;
  const faults = failure?.kind === 'refused' ? (failure.problem.faults ?? []) : [];
  return Object.fromEntries(faults.map(({ path, message }) => [path.replace(/^body\./, ''), message]));
}
