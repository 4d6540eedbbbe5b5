import { describe, expect, it } from 'vitest';
import { AliveSince } from './alive-since.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 12, 0, second));

describe('since when reports have flowed', () => {
  it('is the start of the worker if the API was up before', () => {
    const alive = new AliveSince(at(10));
    expect(alive.observe({ pulseSince: at(0), oldestWaitingAt: null }, at(20))).toEqual(at(10));
  });

  it('is the first beat of an API that started later', () => {
    const alive = new AliveSince(at(10));
    expect(alive.observe({ pulseSince: at(15), oldestWaitingAt: null }, at(20))).toEqual(at(15));
  });

  it('is unknown while the API is down, and starts over when it is back', () => {
    const alive = new AliveSince(at(0));
    expect(alive.observe({ pulseSince: null, oldestWaitingAt: null }, at(20))).toBeNull();
    expect(alive.observe({ pulseSince: at(0), oldestWaitingAt: null }, at(22))).toEqual(at(20));
  });

  it('is unknown while the queue lags, because reports that did arrive wait in it', () => {
    const alive = new AliveSince(at(0));
    expect(alive.observe({ pulseSince: at(0), oldestWaitingAt: at(10) }, at(20))).toBeNull();
    expect(alive.observe({ pulseSince: at(0), oldestWaitingAt: at(24) }, at(25))).toEqual(at(20));
  });
});
