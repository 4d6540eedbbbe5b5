import { describe, expect, it } from 'vitest';
import type { DeliveryOutcome } from './delivery-outcome.ts';
import { decideRetry, RETRY_POLICY } from './retry-policy.ts';

const RETRY: DeliveryOutcome = { kind: 'retry', reason: 'server_error', afterMs: null };

describe('decideRetry', () => {
  it('ends with what was delivered or rejected', () => {
    const attempt = { number: 1, ageMs: 0, chance: 0.5 };
    expect(decideRetry({ kind: 'delivered', providerRef: 'ts' }, attempt)).toEqual({
      status: 'delivered',
      providerRef: 'ts',
    });
    expect(decideRetry({ kind: 'rejected', reason: 'auth' }, attempt)).toEqual({ status: 'rejected', reason: 'auth' });
  });

  it('waits anywhere between nothing and a ceiling that doubles', () => {
    const delays = [1, 2, 3].map((number) => decideRetry(RETRY, { number, ageMs: 0, chance: 0.999_999 }));
    expect(delays.map((fate) => 'delayMs' in fate && fate.delayMs)).toEqual([4_000, 8_000, 16_000]);
    expect(decideRetry(RETRY, { number: 3, ageMs: 0, chance: 0 })).toMatchObject({ delayMs: 0 });
  });

  it('never waits longer than an hour on its own', () => {
    const fate = decideRetry(RETRY, { number: RETRY_POLICY.attemptsMax - 1, ageMs: 0, chance: 0.999_999 });
    expect(fate).toMatchObject({ status: 'retrying', delayMs: 3_599_996 });
  });

  it('waits as long as a provider asks', () => {
    const fate = decideRetry({ ...RETRY, afterMs: 30_000 }, { number: 1, ageMs: 0, chance: 0.1 });
    expect(fate).toMatchObject({ status: 'retrying', delayMs: 30_000 });
  });

  it('gives up after the last attempt, and if the next would come too late', () => {
    expect(decideRetry(RETRY, { number: RETRY_POLICY.attemptsMax, ageMs: 0, chance: 0 })).toEqual({
      status: 'given_up',
      reason: 'server_error',
    });
    expect(decideRetry({ ...RETRY, afterMs: 1 }, { number: 2, ageMs: RETRY_POLICY.ageMsMax, chance: 0 })).toMatchObject(
      {
        status: 'given_up',
      },
    );
  });
});
