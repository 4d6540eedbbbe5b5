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
  /** The file that keeps the last good assignment. */
  readonly path: string;
  readonly log: Log;
  readonly onChange: (assignment: Assignment) => void;
  /** Server clock minus agent clock in ms, exact to about half a second, with every answer. */
  readonly onCoarseClock: (offsetMs: number) => void;
}

const POLL_MS_MAX = 60_000;
/** After a failed poll: soon, but not in step with the other stores. */
const RETRY_MS_MAX = 15_000;

/**
 * Polls the API for the host's checks. The last good assignment stays in use, across restarts, until a new one is
 * valid.
 */
export class AssignmentPoller {
  readonly #options: AssignmentPollerOptions;
  readonly #stop = new AbortController();
  #current: Assignment | null = null;
  #etag: string | null = null;
  #polling: Promise<void> | null = null;
  #cancelTimer: (() => void) | null = null;
  #error: string | null = null;

  constructor(options: AssignmentPollerOptions) {
    this.#options = options;
    const stored = readJsonFile(options.path, storedSchema);
    if (stored.kind === 'read') {
      this.#current = stored.value.assignment;
      this.#etag = stored.value.etag;
    } else if (stored.kind === 'unreadable') {
      options.log(stored.reason);
    }
  }

  get current(): Assignment | null {
    return this.#current;
  }

  /** Polls now, and then at least once a minute. */
  start(): void {
    if (this.#current !== null) this.#options.onChange(this.#current);
    this.poll();
  }

  /** Polls if a receipt names another revision than the current one. */
  refreshIfStale(revision: number): void {
    if (revision !== this.#current?.revision) this.poll();
  }

  poll(): void {
    if (this.#polling !== null || this.#stop.signal.aborted) return;
    this.#cancelTimer?.();
    this.#polling = this.#fetch().then((isAnswered) => {
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

  async #fetch(): Promise<boolean> {
    const { client, hostKey } = this.#options;
    const headers = {
      authorization: `Bearer ${hostKey}`,
      // What this agent can probe. Without this header the API assigns nothing inside the store.
      'sightline-scopes': 'external, lan, host',
      ...(this.#etag === null ? {} : { 'if-none-match': this.#etag }),
    };
    const answer = await client.call({ method: 'GET', path: '/v1/agent/assignment', headers }, this.#stop.signal);
    if (this.#stop.signal.aborted) return false;
    if (answer.kind === 'unreachable') return this.#fail(`cannot get the assignment: ${answer.reason}`);
    const offsetMs = coarseClockOffset(answer.headers.date, answer);
    if (offsetMs !== null) this.#options.onCoarseClock(offsetMs);
    if (answer.status === 304) return this.#succeed();
    if (answer.status !== 200) return this.#fail(`cannot get the assignment: status ${answer.status}`);
    const assignment = parseAssignment(answer.body);
    if (assignment === null) return this.#fail('cannot read the assignment from the API; keeping the last good one');
    this.#accept(assignment, answer.headers.etag);
    return this.#succeed();
  }

  #accept(assignment: Assignment, etag: string | null): void {
    this.#current = assignment;
    this.#etag = etag;
    try {
      replaceFile(this.#options.path, `${JSON.stringify({ etag, assignment })}\n`, { durable: true });
    } catch (error) {
      this.#options.log(`cannot save the assignment: ${describeError(error)}`);
    }
    this.#options.log(`assignment revision ${assignment.revision}: ${assignment.checks.length} checks`);
    this.#options.onChange(assignment);
  }

  #fail(error: string): false {
    if (this.#error !== error) this.#options.log(error);
    this.#error = error;
    return false;
  }

  #succeed(): true {
    this.#error = null;
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
