import { type Assignment, assignmentSchema } from '@sightline/spec';
import { z } from 'zod';
import type { ApiClient } from '../api/api-client.ts';
import { coarseClockOffset } from '../api/clock-offset.ts';
import { describeError } from '../failures/classify-failure.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { readJsonFile, replaceFile } from '../state/atomic-file.ts';

const storedSchema = z.object({ etag: z.string().nullable(), assignment: assignmentSchema });

export interface AssignmentPollerOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly client: ApiClient;
  readonly hostKey: string;
  /** Where the last good assignment is kept. */
  readonly path: string;
  readonly log: Log;
  readonly onChange: (assignment: Assignment) => void;
  /** Server clock minus agent clock in ms, to about half a second, at every answer. */
  readonly onCoarseClock: (offsetMs: number) => void;
}

const POLL_MS_MAX = 60_000;
/** After a poll that failed: soon, but not in step with the other stores. */
const RETRY_MS_MAX = 15_000;

/** Keeps the host's checks as the API orders them; the last good order stands, also over a restart, until a new one is understood. */
export class AssignmentPoller {
  readonly #options: AssignmentPollerOptions;
  readonly #stop = new AbortController();
  #current: Assignment | null = null;
  #etag: string | null = null;
  #polling: Promise<void> | null = null;
  #cancelTimer: (() => void) | null = null;
  #trouble: string | null = null;

  constructor(options: AssignmentPollerOptions) {
    this.#options = options;
    const kept = readJsonFile(options.path, storedSchema);
    if (kept.kind === 'read') {
      this.#current = kept.value.assignment;
      this.#etag = kept.value.etag;
    } else if (kept.kind === 'unreadable') {
      options.log(kept.reason);
    }
  }

  get current(): Assignment | null {
    return this.#current;
  }

  /** Asks now, and from then on at least once a minute. */
  start(): void {
    if (this.#current !== null) this.#options.onChange(this.#current);
    this.poll();
  }

  /** A receipt has named a revision: asks when it is not the one here. */
  refreshIfStale(revision: number): void {
    if (revision !== this.#current?.revision) this.poll();
  }

  poll(): void {
    if (this.#polling !== null || this.#stop.signal.aborted) return;
    this.#cancelTimer?.();
    this.#polling = this.#ask().then((isAnswered) => {
      this.#polling = null;
      const maxMs = isAnswered ? POLL_MS_MAX : RETRY_MS_MAX;
      this.#cancelTimer = this.#options.clock.after(maxMs * (0.75 + 0.25 * this.#options.random()), () => {
        this.poll();
      });
    });
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#polling;
    this.#cancelTimer?.();
  }

  async #ask(): Promise<boolean> {
    const { client, hostKey } = this.#options;
    const headers = {
      authorization: `Bearer ${hostKey}`,
      // What this agent has probers for; without it the API orders nothing within the store.
      'sightline-scopes': 'external, lan, host',
      ...(this.#etag === null ? {} : { 'if-none-match': this.#etag }),
    };
    const answer = await client.call({ method: 'GET', path: '/v1/agent/assignment', headers }, this.#stop.signal);
    if (this.#stop.signal.aborted) return false;
    if (answer.kind === 'unreachable') return this.#troubled(`no assignment from the API: ${answer.reason}`);
    const offsetMs = coarseClockOffset(answer.headers.date, answer);
    if (offsetMs !== null) this.#options.onCoarseClock(offsetMs);
    if (answer.status === 304) return this.#fine();
    if (answer.status !== 200) return this.#troubled(`no assignment from the API: status ${answer.status}`);
    const assignment = parseAssignment(answer.body);
    if (assignment === null)
      return this.#troubled('the assignment from the API cannot be read; the last good one stands');
    this.#accept(assignment, answer.headers.etag);
    return this.#fine();
  }

  #accept(assignment: Assignment, etag: string | null): void {
    this.#current = assignment;
    this.#etag = etag;
    try {
      replaceFile(this.#options.path, `${JSON.stringify({ etag, assignment })}\n`, { durable: true });
    } catch (error) {
      this.#options.log(`the assignment cannot be kept on disk: ${describeError(error)}`);
    }
    this.#options.log(`assignment revision ${assignment.revision}: ${assignment.checks.length} checks`);
    this.#options.onChange(assignment);
  }

  #troubled(trouble: string): false {
    if (this.#trouble !== trouble) this.#options.log(trouble);
    this.#trouble = trouble;
    return false;
  }

  #fine(): true {
    this.#trouble = null;
    return true;
  }
}

function parseAssignment(text: string): Assignment | null {
  try {
    const parsed = assignmentSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
