import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chapter, Ear } from '@sightline/lab';
import { type Assignment, type HostId, hostIdSchema, type Report } from '@sightline/spec';
import { CHECK_INTERVAL_S } from './scenario-fleet.ts';

/** A report as it came. */
export interface Heard {
  readonly report: Report;
  readonly heardAt: Date;
}

const POLL_MS = 20;
/** A check's first turn comes as early in its interval as its number has it; these are chosen to come at once. */
const FIRST_TURN_MS_MAX = 150;

/** One agent of the lab: who it is to the door, the checks it is given, and what was heard of it. */
export class HostEar implements Ear {
  readonly hostId: HostId = hostIdSchema.parse(randomUUID());
  readonly hostKey = `${this.hostId}.${randomUUID()}`;
  #assignment: Assignment = { version: 1, revision: 0, reportIntervalS: 3_600, checks: [] };
  #chapter: Chapter = 'during';
  readonly #heard = new Map<Chapter, Heard[]>();
  readonly #asked = new Set<Chapter>();

  /** The first numbers of checks whose turn comes at once, as the agent spreads them (its scheduler's `phaseMs`). */
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

  /** From now on the agent has these checks, and nothing was heard of them. */
  assign(assignment: Assignment): void {
    this.#assignment = assignment;
    this.#heard.clear();
    this.#asked.clear();
    this.#chapter = 'during';
  }

  ask(): Assignment {
    this.#asked.add(this.#chapter);
    return this.#assignment;
  }

  hear(heard: Heard): void {
    this.#heard.set(this.#chapter, [...this.heardIn(this.#chapter), heard]);
  }

  heardIn(chapter: Chapter): readonly Heard[] {
    return this.#heard.get(chapter) ?? [];
  }

  begin(chapter: Chapter): void {
    this.#chapter = chapter;
  }

  async asked(withinMs: number): Promise<boolean> {
    return await waitUntil(() => this.#asked.has(this.#chapter), withinMs);
  }

  async reported(withinMs: number): Promise<boolean> {
    return await waitUntil(() => this.#hasReportedAll(), withinMs);
  }

  #hasReportedAll(): boolean {
    const numbers = new Set(this.heardIn(this.#chapter).flatMap(({ report }) => report.checkNos));
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
