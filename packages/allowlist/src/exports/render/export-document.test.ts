import { unboundedArraysOf } from '@sightline/spec/testing/unbounded-arrays.ts';
import { describe, expect, it } from 'vitest';
import { exportDocumentSchema } from './export-document.ts';

describe('exportDocumentSchema', () => {
  it('limits each of its lists', () => {
    expect(unboundedArraysOf(exportDocumentSchema)).toEqual([]);
  });
});
