import type { Evidence } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.ts';
import { EvidenceLimiter } from './evidence-limiter.ts';

const evidence = (text: string): Evidence => ({
  takenAt: '2026-11-24T12:00:00.000Z',
  items: [{ kind: 'dns', about: '', text }],
});

/** Lets pending gathering finish. */
async function gathered(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('EvidenceLimiter', () => {
  it('gathers evidence when a check starts failing, and returns it once, with a later failure', async () => {
    const keeper = new EvidenceLimiter(new FakeClock());
    const asked: string[] = [];
    const gather = async (): Promise<Evidence> => {
      asked.push('asked');
      return await Promise.resolve(evidence('seen'));
    };
    expect(keeper.record(1, 'pass', gather)).toBeNull();
    expect(keeper.record(1, 'fail', gather)).toBeNull();
    await gathered();
    expect(keeper.record(1, 'fail', gather)).toEqual(evidence('seen'));
    expect(keeper.record(1, 'fail', gather)).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('drops the evidence of a failure that is over', async () => {
    const keeper = new EvidenceLimiter(new FakeClock());
    const gather = async (): Promise<Evidence> => await Promise.resolve(evidence('old'));
    keeper.record(1, 'fail', gather);
    await gathered();
    keeper.record(1, 'pass', gather);
    expect(keeper.record(1, 'fail', async () => await Promise.resolve(evidence('new')))).toBeNull();
    await gathered();
    expect(keeper.record(1, 'fail', gather)).toEqual(evidence('new'));
  });

  it('gathers for four failures at once, and for one more every three minutes', async () => {
    const clock = new FakeClock();
    const keeper = new EvidenceLimiter(clock);
    const asked: number[] = [];
    const fail = (no: number): void => {
      keeper.record(no, 'fail', async () => {
        asked.push(no);
        return await Promise.resolve(evidence(''));
      });
    };
    for (let no = 1; no <= 20; no += 1) fail(no);
    await gathered();
    await gathered();
    expect(asked).toEqual([1, 2, 3, 4]);
    await clock.advance(3 * 60_000);
    for (let no = 21; no <= 25; no += 1) fail(no);
    await gathered();
    expect(asked).toEqual([1, 2, 3, 4, 21]);
  });

  it('gathers for one failure at a time', async () => {
    const keeper = new EvidenceLimiter(new FakeClock());
    const first = Promise.withResolvers<Evidence>();
    const asked: number[] = [];
    keeper.record(1, 'fail', () => {
      asked.push(1);
      return first.promise;
    });
    keeper.record(2, 'degraded', async () => {
      asked.push(2);
      return await Promise.resolve(evidence('2'));
    });
    await gathered();
    expect(asked).toEqual([1]);
    first.resolve(evidence('1'));
    await gathered();
    expect(asked).toEqual([1, 2]);
  });
});
