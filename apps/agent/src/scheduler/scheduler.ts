import { isDeepStrictEqual } from 'node:util';
import type { AssignedCheck } from '@sightline/spec';
import type { Clock } from '../platform/clock.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import { ConcurrencyLimiter } from './concurrency-limiter.ts';
import { decideReprobe, NO_STREAK, type OutcomeStreak } from './decide-reprobe.ts';
import { delayToFirstRunMs, delayToNextRunMs, jitterMs, scheduleOffsetMs } from './schedule.ts';

/** Why a check was probed: its schedule, a reprobe after a change, or a person's request. */
export type RunReason = 'planned' | 'again' | 'asked';

export interface FinishedRun {
  readonly check: AssignedCheck;
  readonly startedMs: number;
  readonly result: ProbeResult;
  /** Whether to report it right away: the outcome changed, or this is a reprobe after a change. */
  readonly isUrgent: boolean;
}

export interface SchedulerOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly hostId: string;
  readonly concurrencyMax?: number;
  /** Does not reject. */
  readonly probe: (check: AssignedCheck, signal: AbortSignal) => Promise<ProbeResult>;
  readonly onRun: (run: FinishedRun) => void;
}

const CONCURRENCY_MAX = 16;

interface Scheduled {
  readonly check: AssignedCheck;
  readonly offsetMs: number;
  streak: OutcomeStreak;
  state: 'waiting' | 'queued' | 'running' | 'removed';
  /** Why it must run again once the current run ends; null if it need not. */
  pendingReason: Exclude<RunReason, 'planned'> | null;
  cancelScheduled: () => void;
  cancelReprobes: (() => void)[];
}

/**
 * Runs every assigned check at its own time in its interval, and again soon after a change. Never runs a check twice at
 * once.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #slots: ConcurrencyLimiter;
  readonly #scheduled = new Map<number, Scheduled>();
  readonly #abort = new AbortController();
  /** Turns monotonic time into time that is stable across restarts, so that offsets are too. */
  readonly #epochMs: number;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#slots = new ConcurrencyLimiter(options.concurrencyMax ?? CONCURRENCY_MAX);
    this.#epochMs = options.clock.wallMs() - options.clock.monotonicMs();
  }

  /** Takes over a new set of checks; unchanged checks are not interrupted. */
  assign(checks: readonly AssignedCheck[]): void {
    const byNo = new Map(checks.map((check) => [check.no, check]));
    for (const [no, scheduled] of this.#scheduled) {
      if (!isDeepStrictEqual(byNo.get(no), scheduled.check)) this.#remove(scheduled);
    }
    for (const check of checks) if (!this.#scheduled.has(check.no)) this.#add(check);
  }

  /** Probes every check now, within the usual concurrency; returns their numbers. A running check runs once more. */
  runAll(): readonly number[] {
    for (const scheduled of this.#scheduled.values()) this.#request(scheduled, 'asked');
    return [...this.#scheduled.keys()];
  }

  /** Starts nothing more, gives running probes `graceMs` to end, then aborts them; aborted probes give no result. */
  async stop(graceMs: number): Promise<void> {
    this.#slots.clear();
    for (const scheduled of this.#scheduled.values()) {
      scheduled.cancelScheduled();
      for (const cancel of scheduled.cancelReprobes) cancel();
    }
    const cancel = this.#options.clock.after(graceMs, () => {
      this.#abort.abort();
    });
    await this.#slots.idle();
    cancel();
    this.#abort.abort();
  }

  #add(check: AssignedCheck): void {
    const intervalMs = check.intervalS * 1_000;
    const offsetMs = scheduleOffsetMs(this.#options.hostId, check.no, intervalMs);
    const scheduled: Scheduled = {
      check,
      offsetMs,
      streak: NO_STREAK,
      state: 'waiting',
      pendingReason: null,
      cancelScheduled: () => undefined,
      cancelReprobes: [],
    };
    this.#scheduled.set(check.no, scheduled);
    this.#schedule(scheduled, delayToFirstRunMs(offsetMs, intervalMs));
  }

  #remove(scheduled: Scheduled): void {
    scheduled.state = 'removed';
    scheduled.cancelScheduled();
    for (const cancel of scheduled.cancelReprobes) cancel();
    this.#scheduled.delete(scheduled.check.no);
  }

  #schedule(scheduled: Scheduled, delayMs: number): void {
    const { clock, random } = this.#options;
    const intervalMs = scheduled.check.intervalS * 1_000;
    scheduled.cancelScheduled = clock.after(delayMs + jitterMs(intervalMs, random()), () => {
      this.#schedule(scheduled, delayToNextRunMs(this.#epochMs + clock.monotonicMs(), scheduled.offsetMs, intervalMs));
      this.#request(scheduled, 'planned');
    });
  }

  #request(scheduled: Scheduled, reason: RunReason): void {
    if (this.#abort.signal.aborted || scheduled.state === 'removed') return;
    if (scheduled.state !== 'waiting') {
      // A scheduled run is skipped while the last one still runs; a reprobe is not.
      if (reason !== 'planned' && scheduled.state === 'running') scheduled.pendingReason ??= reason;
      return;
    }
    scheduled.state = 'queued';
    this.#slots.submit(() => this.#run(scheduled, reason), reason !== 'planned');
  }

  async #run(scheduled: Scheduled, reason: RunReason): Promise<void> {
    if (scheduled.state === 'removed') return;
    scheduled.state = 'running';
    const startedMs = this.#options.clock.monotonicMs();
    const result = await this.#options.probe(scheduled.check, this.#abort.signal);
    if (this.#abort.signal.aborted || isRemoved(scheduled)) return;
    scheduled.state = 'waiting';
    this.#finish(scheduled, reason, { startedMs, result });
    const { pendingReason } = scheduled;
    scheduled.pendingReason = null;
    if (pendingReason !== null) this.#request(scheduled, pendingReason);
  }

  #finish(scheduled: Scheduled, reason: RunReason, run: Pick<FinishedRun, 'startedMs' | 'result'>): void {
    const { streak, decision } = decideReprobe(scheduled.streak, run.result.outcome.kind);
    scheduled.streak = streak;
    if (decision.reason !== 'unchanged') {
      for (const cancel of scheduled.cancelReprobes) cancel();
      const delaysMs = decision.kind === 'probe_again' ? decision.delaysMs : [];
      scheduled.cancelReprobes = delaysMs.map((delayMs) =>
        this.#options.clock.after(delayMs, () => {
          this.#request(scheduled, 'again');
        }),
      );
    }
    const isChange = decision.reason !== 'unchanged' && decision.reason !== 'first_result';
    this.#options.onRun({ check: scheduled.check, ...run, isUrgent: isChange || reason === 'again' });
  }
}

// Without this function, TypeScript would assume that the state is unchanged after an await.
function isRemoved(scheduled: Scheduled): boolean {
  return scheduled.state === 'removed';
}
