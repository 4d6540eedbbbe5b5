import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { unboundedArraysOf } from '../testing/unbounded-arrays.ts';
import { CONSOLE_API } from './console/console-api.ts';
import { assignmentSchema } from './messages/assignment.ts';
import { checkDocumentSchema } from './messages/check-document.ts';
import { enrollmentRequestSchema, enrollmentResponseSchema } from './messages/enrollment.ts';
import { reportReceiptSchema, reportSchema } from './messages/report.ts';
import { packSchema } from './pack/pack.ts';
import { problemSchema } from './problem.ts';
import { storeProfileSchema } from './profile/store-profile.ts';

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
  ['store profile', storeProfileSchema],
  ['problem', problemSchema],
  ...CONSOLE_SCHEMAS,
];

describe('every schema that crosses an edge', () => {
  it.each(SCHEMAS)('%s limits each of its lists', (_name, schema) => {
    expect(unboundedArraysOf(schema)).toEqual([]);
  });
});
