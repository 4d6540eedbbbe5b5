import { createReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import type { Release } from '../files/release-folder.ts';

const RETRY_S = 30;
/** After this time a slow download is cut off, so that it doesn't hold its place forever. */
const DOWNLOAD_MS_MAX = 30 * 60_000;

/** Limits simultaneous downloads of executables, so that a rollout takes neither the line nor the disk away from reports. */
export class DownloadGate {
  readonly #placesMax: number;
  #taken = 0;

  constructor(placesMax: number) {
    this.#placesMax = placesMax;
  }

  /** Sends a release. Refuses with 503 and Retry-After while all places are taken. */
  async send(reply: FastifyReply, release: Release, acceptsGzip: boolean): Promise<void> {
    if (this.#taken >= this.#placesMax) throw busy();
    this.#taken += 1;
    const gzipPath = acceptsGzip ? release.gzipPath : null;
    const stream = createReadStream(gzipPath ?? release.path, { signal: AbortSignal.timeout(DOWNLOAD_MS_MAX) });
    stream.once('close', () => {
      this.#taken -= 1;
    });
    if (gzipPath === null) void reply.header('content-length', release.manifest.bytes);
    else void reply.header('content-encoding', 'gzip');
    await reply
      .header('vary', 'accept-encoding')
      .header('cache-control', 'public, max-age=86400, immutable')
      .type('application/octet-stream')
      .send(stream);
  }
}

/** Returns whether a request's `Accept-Encoding` accepts gzip. */
export function acceptsGzipEncoding(acceptEncoding: string | undefined): boolean {
  return acceptEncoding !== undefined && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(acceptEncoding);
}

function busy(): AppError {
  return new AppError({
    kind: 'unavailable',
    code: 'server.unavailable',
    detail: 'The server has reached its limit of downloads. Try again shortly.',
    retryAfterS: RETRY_S,
  });
}
