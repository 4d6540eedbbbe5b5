import { describe, expect, it } from 'vitest';
import type { CheckView } from './check-view.ts';
import { explainSilence, explainVerdict } from './explain-verdict.ts';

const view: CheckView = {
  vantage: 'store',
  alternativePasses: false,
  line: { passing: 3, failing: 0, answered: false, silent: 1 },
  reference: { control: 'passes', otherStoresPassing: 7, otherStoresFailing: 1 },
};

describe('the evidence behind a verdict', () => {
  it('is given once, with the counts', () => {
    expect(explainVerdict({ state: 'blocked', reason: 'control_passes' }, view)).toEqual([
      'Fails at this store; works from our outside probe.',
      '7 of 8 other stores reach it.',
      'This store reaches its 3 other targets.',
    ]);
  });

  it('says what the control sees if the reason does not', () => {
    expect(explainVerdict({ state: 'store_offline', reason: 'all_external_fail' }, view)[1]).toBe(
      'Our outside probe reaches it.',
    );
  });

  it('is the reason alone if nothing was compared', () => {
    expect(explainVerdict({ state: 'store_offline', reason: 'silent' }, null)).toHaveLength(1);
  });

  it.each([
    [4, 0, 'All 4 other stores reach it.'],
    [2, 0, 'Both other stores reach it.'],
    [1, 0, '1 other store reaches it.'],
    [0, 1_204, 'None of the 1,204 other stores reaches it.'],
    [0, 2, 'Neither of the 2 other stores reaches it.'],
    [0, 1, "1 other store can't reach it either."],
    [2, 1, '2 of 3 other stores reach it.'],
  ])('counts %d other stores that reach the target and %d that do not', (passing, failing, sentence) => {
    const reference = { ...view.reference, otherStoresPassing: passing, otherStoresFailing: failing };
    expect(explainVerdict({ state: 'blocked', reason: 'control_passes' }, { ...view, reference })[1]).toBe(sentence);
  });

  it.each([
    [1, 0, 'This store reaches its 1 other target.'],
    [0, 2, 'This store reaches none of its 2 other targets.'],
    [2, 1, 'This store reaches 2 of its 3 other targets.'],
  ])('counts %d other targets that the store reaches and %d that it does not', (passing, failing, sentence) => {
    const line = { ...view.line, passing, failing };
    expect(explainVerdict({ state: 'blocked', reason: 'control_passes' }, { ...view, line })[2]).toBe(sentence);
  });
});

describe('the evidence of silence', () => {
  it('says how long the store has been silent, and claims nothing about its targets', () => {
    expect(explainSilence({ state: 'store_offline', reason: 'silent' }, 30_400)).toEqual([
      "No report for 30 s; we can't tell whether its targets work.",
    ]);
  });

  it('tells a silent host from a silent store', () => {
    expect(explainSilence({ state: 'unverified', reason: 'host_silent' }, 90_000)).toEqual([
      'No report from this host for 1 min 30 s; other hosts in the store have reported.',
    ]);
  });
});
