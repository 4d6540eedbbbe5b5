import type { ServerResponse } from 'node:http';
import type { LiveEvent, TenantId } from '@sightline/spec';
import { AppError } from '../../../platform/errors.ts';
import type { Metrics } from '../../../platform/metrics/metrics.ts';
import type { LiveSubscriptions } from '../redis/live-events.ts';

const STREAMS_MAX = 2_000;
const RETRY_S = 10;
const KEEP_ALIVE_MS = 15_000;
/** A browser comes back by itself, and is asked again then whether it may. */
const STREAM_MS_MAX = 15 * 60_000;
/** A reader so far behind is better served by a new stream. */
const UNREAD_BYTES_MAX = 256 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Tells nginx, and those who do as it does, to pass every event on at once.
  'x-accel-buffering': 'no',
};

/** The open streams of this process. */
export class LiveStreams {
  readonly #subscriptions: LiveSubscriptions;
  readonly #metrics: Metrics;
  readonly #open = new Set<ServerResponse>();
  #isClosing = false;

  constructor(subscriptions: LiveSubscriptions, metrics: Metrics) {
    this.#subscriptions = subscriptions;
    this.#metrics = metrics;
  }

  /** Refuses with `server.unavailable` when this process has all the streams it holds, or is about to end. */
  assertRoom(): void {
    if (!this.#isClosing && this.#open.size < STREAMS_MAX) return;
    throw new AppError({
      kind: 'unavailable',
      code: 'server.unavailable',
      detail:
        'This server has reached its limit of live streams. Try again later, or reload the page for current data.',
      retryAfterS: RETRY_S,
    });
  }

  /** Writes a tenant's live events to a response until either side ends it. */
  async serve(tenantId: TenantId, response: ServerResponse): Promise<void> {
    this.#open.add(response);
    this.#metrics.liveListeners.set(this.#open.size);
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    response.writeHead(200, HEADERS);
    response.write(': the stream is open\n\n');
    const keepAlive = setInterval(() => send(response, ': still here\n\n'), KEEP_ALIVE_MS);
    const expiry = setTimeout(() => response.end(), STREAM_MS_MAX);
    const listening = this.#subscriptions.listen(tenantId, (event) => send(response, eventText(event)));
    // A stream that cannot hear anything is ended, so that its reader comes back for a better one.
    listening.catch(() => response.end());

    await closed;
    clearInterval(keepAlive);
    clearTimeout(expiry);
    this.#open.delete(response);
    this.#metrics.liveListeners.set(this.#open.size);
    // Not waited for: without Redis, listening begins when Redis is back.
    listening.then(
      (stop) => stop(),
      () => undefined,
    );
  }

  /** Ends all streams and takes no more. */
  close(): void {
    this.#isClosing = true;
    for (const response of this.#open) response.end();
  }
}

function send(response: ServerResponse, text: string): void {
  if (response.writableLength > UNREAD_BYTES_MAX) response.destroy();
  else response.write(text);
}

function eventText(event: LiveEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
