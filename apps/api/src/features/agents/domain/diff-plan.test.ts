import { type PlannedCheck } from '@sightline/allowlist';
import { checkIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { diffPlan, isUnchanged, type StoredCheck } from './diff-plan.ts';

function planned(key: string, over: Partial<PlannedCheck> = {}): PlannedCheck {
  return {
    packId: 'paytronix',
    key,
    entryId: key,
    title: key,
    target: { kind: 'tcp', host: `${key}.example`, port: 443 },
    targetKey: `tcp://${key}.example:443`,
    scope: 'external',
    required: true,
    anyOf: null,
    intervalS: 30,
    timeoutMs: 5_000,
    ...over,
  };
}

function stored(key: string, checkNo: number, over: Partial<StoredCheck> = {}): StoredCheck {
  const id = checkIdSchema.parse(`019ac1d2-0000-7000-8000-${String(checkNo).padStart(12, '0')}`);
  return { ...planned(key), id, checkNo, isRetired: false, ...over };
}

describe('diffPlan', () => {
  it('numbers the checks of a new host from one, in the order of the plan', () => {
    const changes = diffPlan([], [planned('b'), planned('a')]);
    expect(changes.added.map(({ checkNo, check }) => [checkNo, check.key])).toEqual([
      [1, 'b'],
      [2, 'a'],
    ]);
  });

  it('changes nothing when the plan is the same', () => {
    const changes = diffPlan([stored('a', 1), stored('b', 2)], [planned('b'), planned('a')]);
    expect(isUnchanged(changes)).toBe(true);
  });

  it('never reuses a number, not even of a retired check', () => {
    const changes = diffPlan([stored('a', 1), stored('gone', 7, { isRetired: true })], [planned('a'), planned('b')]);
    expect(changes.added.map(({ checkNo }) => checkNo)).toEqual([8]);
  });

  it('retires a check that left the plan, once', () => {
    const changes = diffPlan([stored('a', 1), stored('gone', 2, { isRetired: true })], []);
    expect(changes.retired).toEqual([stored('a', 1).id]);
    expect(changes.reset).toEqual(changes.retired);
  });

  it('keeps the verdict of a check whose title or interval changes', () => {
    const changes = diffPlan([stored('a', 1)], [planned('a', { title: 'Another', intervalS: 10 })]);
    expect(changes.changed.map(({ id }) => id)).toEqual([stored('a', 1).id]);
    expect(changes.reset).toEqual([]);
  });

  it('drops the verdict of a check whose target changes or that returns', () => {
    const before = [stored('a', 1), stored('b', 2, { isRetired: true })];
    const changes = diffPlan(before, [planned('a', { targetKey: 'tcp://other.example:443' }), planned('b')]);
    expect(changes.changed.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(changes.reset).toEqual(before.map(({ id }) => id));
    expect(changes.added).toEqual([]);
  });
});
