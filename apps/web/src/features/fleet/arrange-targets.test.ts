import { describe, expect, it } from 'vitest';
import { arrangeTargets } from './arrange-targets.ts';

describe('arrangeTargets', () => {
  it('follows the list and loses no column it does not know', () => {
    const targets = ['rest', 'newer', 'pos'].map((entryId) => ({ entryId, title: entryId, target: entryId }));
    expect(arrangeTargets(targets, ['pos', 'rest']).map(({ entryId }) => entryId)).toEqual(['pos', 'rest', 'newer']);
  });
});
