import type { ServerResponse } from 'node:http';
import type { LiveEvent, TenantId } from '@sightline/spec';
import { AppError } from '../../../platform/errors.ts';
import type { Metrics } from '../../../platform/metrics/metrics.ts';
import type { LiveSubscriptions } from '../redis/live-subscriptions.ts';

const STREAMS_MAX = 2_000;
const RETRY_S = 10;
const KEEP_ALIVE_MS = 15_000;
/** A browser reconnects by itself, and its access is checked again then. */
const STREAM_MS_MAX = 15 * 60_000;
/** A reader this far behind is better off with a new stream. */
const UNREAD_BYTES_MAX = 256 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Makes nginx and compatible proxies pass on every event at once.
  'x-accel-buffering': 'no',
};

/** The open event streams of this process. */
export class LiveStreams {
  readonly #subscriptions: LiveSubscriptions;
  readonly #metrics: Metrics;
  readonly #open = new Set<ServerResponse>();
  #isClosing = false;

  constructor(subscriptions: LiveSubscriptions, metrics: Metrics) {
    this.#subscriptions = subscriptions;
    this.#metrics = metrics;
  }

  /** Throws `server.unavailable` when this process is full or about to end. */
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
    // End a stream that cannot receive events, so that its reader reconnects.
    listening.catch(() => response.end());

    await closed;
    clearInterval(keepAlive);
    clearTimeout(expiry);
    this.#open.delete(response);
    this.#metrics.liveListeners.set(this.#open.size);
    // Not awaited: without Redis, listening starts only when Redis is back.
    listening.then(
      (stop) => stop(),
      () => undefined,
    );
  }

  /** Ends all streams and accepts no more. */
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
