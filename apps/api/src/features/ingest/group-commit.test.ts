import { describe, expect, it } from 'vitest';
import { GroupCommit } from './group-commit.ts';

/** A commit that ends when the test says so. */
function controlledCommit() {
  const groups: { items: readonly number[]; end: (error?: Error) => void }[] = [];
  const commit = async (items: readonly number[]) => {
    await new Promise<void>((resolve, reject) => {
      groups.push({ items, end: (error) => (error ? reject(error) : resolve()) });
    });
  };
  return { groups, commit };
}

function groupsOf(commit: (items: readonly number[]) => Promise<void>, groupMax: number): GroupCommit<number> {
  const isItemsFault = (error: unknown) => error instanceof RangeError;
  const isolate = (_: number, error: unknown): Promise<void> => {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  };
  return new GroupCommit({ commit, groupMax, isolate, isItemsFault });
}

async function turns(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('group commit', () => {
  it('commits together what arrives while a group commits', async () => {
    const { groups, commit } = controlledCommit();
    const commits = groupsOf(commit, 10);
    const first = commits.add(1);
    await turns();
    const rest = Promise.all([commits.add(2), commits.add(3)]);
    await turns();
    expect(groups.map((group) => group.items)).toEqual([[1]]);
    groups[0]?.end();
    await first;
    await turns();
    expect(groups.map((group) => group.items)).toEqual([[1], [2, 3]]);
    groups[1]?.end();
    await rest;
  });

  it('finishes an item only when its group is committed', async () => {
    const { groups, commit } = controlledCommit();
    const commits = groupsOf(commit, 10);
    let ended = false;
    const item = commits.add(1).then(() => {
      ended = true;
    });
    await turns();
    expect(ended).toBe(false);
    groups[0]?.end();
    await item;
    expect(ended).toBe(true);
  });

  it('fails the items of a failed group and continues with the next', async () => {
    const { groups, commit } = controlledCommit();
    const commits = groupsOf(commit, 10);
    const lost = commits.add(1);
    await turns();
    const kept = commits.add(2);
    groups[0]?.end(new Error('no database'));
    await expect(lost).rejects.toThrow('no database');
    await turns();
    groups[1]?.end();
    await kept;
  });

  it('keeps groups within the limit', async () => {
    const { groups, commit } = controlledCommit();
    const commits = groupsOf(commit, 2);
    const all = Promise.all([1, 2, 3, 4, 5].map(async (item) => await commits.add(item)));
    for (let n = 0; n < 3; n += 1) {
      await turns();
      groups[n]?.end();
    }
    await all;
    expect(groups.map((group) => group.items)).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('finds the item that fails its group, and commits the others', async () => {
    const committed: number[] = [];
    const commits = groupsOf((items) => {
      if (items.includes(3)) return Promise.reject(new RangeError('cannot hold 3'));
      committed.push(...items);
      return Promise.resolve();
    }, 10);
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(async (item) => await commits.add(item)));
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(committed.toSorted((a, b) => a - b)).toEqual([1, 2, 4, 5]);
  });

  it('does not try items one by one while the database is away', async () => {
    let tries = 0;
    const commits = groupsOf(() => {
      tries += 1;
      return Promise.reject(new Error('no database'));
    }, 10);
    await Promise.allSettled([1, 2, 3].map(async (item) => await commits.add(item)));
    expect(tries).toBe(1);
  });
});
