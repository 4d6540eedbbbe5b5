import { describe, expect, it } from 'vitest';
import { FAILURES } from './failures.ts';
import { DEGRADING_FAILURES, type Outcome, outcomeNumber, outcomeOfNumber } from './outcome.ts';

const EVERY_OUTCOME: Outcome[] = [
  { kind: 'pass' },
  ...FAILURES.flatMap((failure): Outcome[] => [
    { kind: 'degraded', failure },
    { kind: 'fail', failure },
  ]),
];

describe('outcomeNumber', () => {
  it('is read back as the outcome it was written of', () => {
    for (const outcome of EVERY_OUTCOME) expect(outcomeOfNumber(outcomeNumber(outcome))).toEqual(outcome);
  });

  it('is a smallint, and another one for every outcome', () => {
    const numbers = EVERY_OUTCOME.map(outcomeNumber);
    expect(new Set(numbers).size).toBe(EVERY_OUTCOME.length);
    for (const number of numbers) expect(Math.abs(number)).toBeLessThanOrEqual(32_767);
  });
});

describe('outcomeOfNumber', () => {
  it('keeps whether a failure it does not know was a failure or a degradation', () => {
    expect(outcomeOfNumber(299)).toEqual({ kind: 'fail', failure: 'unknown.unclassified' });
    expect(outcomeOfNumber(-299)).toEqual({ kind: 'degraded', failure: 'unknown.unclassified' });
  });
});

describe('DEGRADING_FAILURES', () => {
  it('has only failures after which the target is still reached', () => {
    expect(DEGRADING_FAILURES).toEqual(['connect.proxy_only', 'tls.intercepted', 'tls.clock_wrong']);
  });
});
