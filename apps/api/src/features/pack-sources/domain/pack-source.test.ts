import { describe, expect, it } from 'vitest';
import { afterReading, isDue, isWarning, NEVER_READ } from './pack-source.ts';

const MORNING = new Date('2026-11-24T08:00:00Z');
const later = (minutes: number): Date => new Date(MORNING.getTime() + minutes * 60_000);
const REFUSED = { kind: 'refused', text: 'The answer is an HTML page.', faults: ['ips: line 1'] } as const;

describe('a source of lists', () => {
  it('is read every six hours, and a quarter of an hour after it went wrong', () => {
    expect(isDue(NEVER_READ, MORNING)).toBe(true);
    const good = afterReading(NEVER_READ, { kind: 'unchanged', validator: 'a' }, MORNING);
    expect([isDue(good, later(359)), isDue(good, later(360))]).toEqual([false, true]);
    const bad = afterReading(good, REFUSED, MORNING);
    expect([isDue(bad, later(14)), isDue(bad, later(15))]).toEqual([false, true]);
  });

  it('keeps what it knows of the last good list while it is refused', () => {
    const good = afterReading(NEVER_READ, { kind: 'unchanged', validator: 'a' }, MORNING);
    expect(afterReading(good, REFUSED, later(360))).toMatchObject({ validator: 'a', readAt: MORNING });
  });

  it('has one problem since it began, until a good reading ends it', () => {
    const first = afterReading(NEVER_READ, REFUSED, MORNING);
    const second = afterReading(first, REFUSED, later(15));
    expect(second.problem?.since).toEqual(MORNING);
    const unreachable = afterReading(second, { kind: 'unreachable', text: 'No answer.' }, later(30));
    expect(unreachable.problem).toMatchObject({ kind: 'unreachable', since: later(30), faults: [] });
    expect(afterReading(unreachable, { kind: 'unchanged', validator: null }, later(45)).problem).toBeNull();
  });

  it('warns at once of an answer that is no list, and of silence after a day', () => {
    const refused = { ...REFUSED, since: MORNING };
    expect(isWarning(refused, MORNING)).toBe(true);
    const silent = { kind: 'unreachable', text: '', faults: [], since: MORNING } as const;
    expect([isWarning(silent, later(1_439)), isWarning(silent, later(1_440))]).toEqual([false, true]);
  });
});
