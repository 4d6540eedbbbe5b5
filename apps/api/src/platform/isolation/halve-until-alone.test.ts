import { describe, expect, it } from 'vitest';
import { halveUntilAlone } from './halve-until-alone.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function handle(items: readonly number[], bad: readonly number[]) {
  const done: number[] = [];
  const alone: number[] = [];
  let calls = 0;
  const ended = await halveUntilAlone(items, {
    work: (part) => {
      calls += 1;
      if (part.some((item) => bad.includes(item))) return Promise.reject(new RangeError('bad'));
      done.push(...part);
      return Promise.resolve();
    },
    isItemsFault: (error) => error instanceof RangeError,
    isolate: (item) => {
      alone.push(item);
      return Promise.resolve();
    },
  }).catch((error: unknown) => error);
  return { done, alone, calls, ended };
}

describe('halveUntilAlone', () => {
  it('handles everything at once where nothing fails', async () => {
    expect(await handle(numbers(400), [])).toMatchObject({ done: numbers(400), alone: [], calls: 1 });
  });

  it('isolates each item that fails, and handles all others in their order', async () => {
    const bad = [1, 200, 201, 400];
    const { done, alone } = await handle(numbers(400), bad);
    expect(alone).toEqual(bad);
    expect(done).toEqual(numbers(400).filter((item) => !bad.includes(item)));
  });

  it('costs about twice the logarithm of the items for one that fails', async () => {
    expect((await handle(numbers(400), [137])).calls).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(400)) + 1);
  });

  it('isolates nothing where the work fails for every item: it is broken itself', async () => {
    const { done, alone, ended } = await handle(numbers(400), numbers(400));
    expect(ended).toBeInstanceOf(RangeError);
    expect([done, alone]).toEqual([[], []]);
  });

  it('isolates a few items that all fail', async () => {
    expect(await handle(numbers(3), numbers(3))).toMatchObject({ alone: numbers(3), ended: undefined });
  });

  it('leaves the rest for later once it has isolated fifty', async () => {
    const even = numbers(400).filter((item) => item % 2 === 0);
    const { alone, ended } = await handle(numbers(400), even);
    expect(ended).toBeInstanceOf(RangeError);
    expect(alone).toEqual(even.slice(0, 50));
  });

  it('does nothing without items', async () => {
    expect(await handle([], [])).toMatchObject({ calls: 0 });
  });
});
