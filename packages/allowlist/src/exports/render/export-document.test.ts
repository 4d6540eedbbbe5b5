import { unboundedArraysOf } from '@sightline/spec/testing/unbounded-arrays.ts';
import { describe, expect, it } from 'vitest';
import { exportDocumentSchema } from './export-document.ts';

describe('exportDocumentSchema', () => {
  it('limits the length of every list', () => {
    expect(unboundedArraysOf(exportDocumentSchema)).toEqual([]);
  });
});
