import { setTimeout } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Locks } from './locks.ts';

export interface PeriodicTask {
  /** `feature.verb_noun`; also the name of its lock. */
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<void>;
}

/**
 * Runs tasks periodically, each on one worker at a time, however many workers there are. A Postgres advisory lock decides,
 * so losing Redis loses no schedule. A run that throws is logged, and the next one follows as usual.
 */
export class PeriodicTasks {
  readonly #locks: Locks;
  readonly #log: Log;
  readonly #stop = new AbortController();
  readonly #loops: Promise<void>[] = [];

  constructor(locks: Locks, log: Log) {
    this.#locks = locks;
    this.#log = log;
  }

  start(tasks: readonly PeriodicTask[]): void {
    for (const task of tasks) this.#loops.push(this.#loop(task));
  }

  /** Waits for running tasks. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#loops);
    await this.#locks.close();
  }

  async #loop(task: PeriodicTask): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await this.#runLocked(task);
      } catch (error) {
        this.#log.error({ task: task.name, err: error }, 'a periodic task failed');
      }
      await pause(task.everyMs, signal);
    }
  }

  async #runLocked(task: PeriodicTask): Promise<void> {
    if (!(await this.#locks.take(task.name))) return;
    try {
      await task.run();
    } finally {
      await this.#locks.release(task.name);
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // The rejection only says that aborting ended the pause early.
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
