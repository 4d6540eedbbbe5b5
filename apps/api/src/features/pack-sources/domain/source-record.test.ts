import { describe, expect, it } from 'vitest';
import { afterReading, isDue, isWarning, NEVER_READ } from './source-record.ts';

const MORNING = new Date('2026-11-24T08:00:00Z');
const later = (minutes: number): Date => new Date(MORNING.getTime() + minutes * 60_000);
const REFUSED = { kind: 'refused', text: 'The answer is an HTML page.', faults: ['ips: line 1'] } as const;

describe('a pack source', () => {
  it('is read every six hours, and 15 minutes after a failure', () => {
    expect(isDue(NEVER_READ, MORNING)).toBe(true);
    const good = afterReading(NEVER_READ, { kind: 'unchanged', validator: 'a' }, MORNING);
    expect([isDue(good, later(359)), isDue(good, later(360))]).toEqual([false, true]);
    const bad = afterReading(good, REFUSED, MORNING);
    expect([isDue(bad, later(14)), isDue(bad, later(15))]).toEqual([false, true]);
  });

  it('keeps the validator and time of the last good list after a refused one', () => {
    const good = afterReading(NEVER_READ, { kind: 'unchanged', validator: 'a' }, MORNING);
    expect(afterReading(good, REFUSED, later(360))).toMatchObject({ validator: 'a', readAt: MORNING });
  });

  it("keeps a problem's start time until a good reading clears it", () => {
    const first = afterReading(NEVER_READ, REFUSED, MORNING);
    const second = afterReading(first, REFUSED, later(15));
    expect(second.problem?.since).toEqual(MORNING);
    const unreachable = afterReading(second, { kind: 'unreachable', text: 'No answer.' }, later(30));
    expect(unreachable.problem).toMatchObject({ kind: 'unreachable', since: later(30), faults: [] });
    expect(afterReading(unreachable, { kind: 'unchanged', validator: null }, later(45)).problem).toBeNull();
  });

  it('warns at once about an invalid list, and after a day about silence', () => {
    const refused = { ...REFUSED, since: MORNING };
    expect(isWarning(refused, MORNING)).toBe(true);
    const silent = { kind: 'unreachable', text: '', faults: [], since: MORNING } as const;
    expect([isWarning(silent, later(1_439)), isWarning(silent, later(1_440))]).toEqual([false, true]);
  });
});
