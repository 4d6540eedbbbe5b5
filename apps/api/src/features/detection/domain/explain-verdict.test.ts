import { describe, expect, it } from 'vitest';
import type { CheckView } from './check-view.ts';
import { explainVerdict } from './explain-verdict.ts';

const view: CheckView = {
  vantage: 'store',
  alternativePasses: false,
  line: { passing: 3, failing: 0, answered: false, silent: 1 },
  reference: { control: 'passes', otherStoresPassing: 7, otherStoresFailing: 1 },
};

describe('what a verdict rests on', () => {
  it('is told once, with the counts beside it', () => {
    expect(explainVerdict({ state: 'blocked', reason: 'control_passes' }, view)).toEqual([
      'Fails here, while the same target works from outside, probed by the control.',
      'Other stores that probed it since: 7 pass, 1 fail.',
      'Other Internet targets of this store since: 3 pass, 0 fail.',
    ]);
  });

  it('says what the control sees where the reason does not', () => {
    expect(explainVerdict({ state: 'store_offline', reason: 'all_external_fail' }, view)[1]).toBe(
      'The control, outside any store, reaches the target.',
    );
  });

  it('is the reason alone where nothing was compared', () => {
    expect(explainVerdict({ state: 'store_offline', reason: 'silent' }, null)).toHaveLength(1);
  });
});
