import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReportListener, ScenarioStep } from '@sightline/lab';
import { type Assignment, type HostId, hostIdSchema, type Report } from '@sightline/spec';
import { CHECK_INTERVAL_S } from './scenario-fleet.ts';

/** A report as received. */
export interface ReceivedReport {
  readonly report: Report;
  readonly receivedAt: Date;
}

const POLL_MS = 20;
/** A check's offset in its interval depends on its number; these numbers are chosen to run right away. */
const FIRST_TURN_MS_MAX = 150;

/** One agent of the lab: its identity to the stub, its checks, and what it reported. */
export class HostReportListener implements ReportListener {
  readonly hostId: HostId = hostIdSchema.parse(randomUUID());
  readonly hostKey = `${this.hostId}.${randomUUID()}`;
  #assignment: Assignment = { version: 1, revision: 0, reportIntervalS: 3_600, checks: [] };
  #step: ScenarioStep = 'during';
  readonly #received = new Map<ScenarioStep, ReceivedReport[]>();
  readonly #hasAskedForChecks = new Set<ScenarioStep>();

  /**
   * Returns the first check numbers that run right away, by the agent's own rule (its scheduler's `scheduleOffsetMs`).
   */
  earlyNumbers(count: number): number[] {
    const numbers: number[] = [];
    for (let number = 1; numbers.length < count; number += 1) {
      const digest = createHash('sha256').update(`${this.hostId}:${number}`).digest();
      if (digest.readUInt32BE(0) % (CHECK_INTERVAL_S * 1_000) < FIRST_TURN_MS_MAX) numbers.push(number);
    }
    return numbers;
  }

  get revision(): number {
    return this.#assignment.revision;
  }

  /** Gives the agent new checks, and forgets earlier reports. */
  assign(assignment: Assignment): void {
    this.#assignment = assignment;
    this.#received.clear();
    this.#hasAskedForChecks.clear();
    this.#step = 'during';
  }

  ask(): Assignment {
    this.#hasAskedForChecks.add(this.#step);
    return this.#assignment;
  }

  receive(received: ReceivedReport): void {
    this.#received.set(this.#step, [...this.receivedIn(this.#step), received]);
  }

  receivedIn(step: ScenarioStep): readonly ReceivedReport[] {
    return this.#received.get(step) ?? [];
  }

  startStep(step: ScenarioStep): void {
    this.#step = step;
  }

  async hasAskedForChecks(withinMs: number): Promise<boolean> {
    return await waitUntil(() => this.#hasAskedForChecks.has(this.#step), withinMs);
  }

  async hasReportedAll(withinMs: number): Promise<boolean> {
    return await waitUntil(() => this.#hasReportedAll(), withinMs);
  }

  #hasReportedAll(): boolean {
    const numbers = new Set(this.receivedIn(this.#step).flatMap(({ report }) => report.checkNos));
    return this.#assignment.checks.every(({ no }) => numbers.has(no));
  }
}

async function waitUntil(isSo: () => boolean, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() >= deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}
