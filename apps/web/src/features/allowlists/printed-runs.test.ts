import { describe, expect, it } from 'vitest';
import { printedRuns } from './printed-runs.ts';

describe('printedRuns', () => {
  it('groups the heads of a table and leaves sentences alone', () => {
    const sentence = 'NOTE: For any links in the URL column, choose the correct Merchant.';
    expect(printedRuns([sentence, 'Site/App', 'URL'])).toEqual([
      { kind: 'paragraph', text: sentence },
      { kind: 'heads', texts: ['Site/App', 'URL'] },
    ]);
  });
});
