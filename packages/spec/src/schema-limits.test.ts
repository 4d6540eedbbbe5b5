import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CONSOLE_API } from './console/console-api.ts';
import { exportDocumentSchema } from './exports/export-document.ts';
import { assignmentSchema } from './messages/assignment.ts';
import { checkDocumentSchema } from './messages/check-document.ts';
import { enrollmentRequestSchema, enrollmentResponseSchema } from './messages/enrollment.ts';
import { reportReceiptSchema, reportSchema } from './messages/report.ts';
import { packSchema } from './packs/pack.ts';
import { storeProfileSchema } from './plan/store-profile.ts';
import { problemSchema } from './problem.ts';

const CONSOLE_SCHEMAS: [string, z.ZodType][] = Object.values(CONSOLE_API).flatMap((route): [string, z.ZodType][] => [
  [`${route.operationId} response`, route.response],
  ...('body' in route ? [[`${route.operationId} body`, route.body] satisfies [string, z.ZodType]] : []),
  ...('query' in route ? [[`${route.operationId} query`, route.query] satisfies [string, z.ZodType]] : []),
]);

const SCHEMAS: [string, z.ZodType][] = [
  ['assignment', assignmentSchema],
  ['check document', checkDocumentSchema],
  ['enrollment request', enrollmentRequestSchema],
  ['enrollment response', enrollmentResponseSchema],
  ['report', reportSchema],
  ['report receipt', reportReceiptSchema],
  ['pack', packSchema],
  ['export document', exportDocumentSchema],
  ['store profile', storeProfileSchema],
  ['problem', problemSchema],
  ...CONSOLE_SCHEMAS,
];

/** Where a JSON schema has an array without a limit, as paths into the schema. */
function unboundedArrays(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const isUnbounded = 'type' in node && node.type === 'array' && !('maxItems' in node) && !('prefixItems' in node);
  return [
    ...(isUnbounded ? [path] : []),
    ...Object.entries(node).flatMap(([key, child]) => unboundedArrays(child, `${path}/${key}`)),
  ];
}

describe('every schema that crosses an edge', () => {
  it.each(SCHEMAS)('%s limits each of its lists', (_name, schema) => {
    const jsonSchema = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
    expect(unboundedArrays(jsonSchema, '')).toEqual([]);
  });
});
