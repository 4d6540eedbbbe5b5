import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type ReleaseManifest, releaseManifestSchema } from '@sightline/spec';
import type { ApiClient } from '../api/api-client.ts';
import { describeError } from '../failures/classify-failure.ts';
import { retryAfterMs } from '../sender/judge-receipt.ts';
import type { ProgramStore } from './program-store.ts';
import { isReleasedFile, isSigned } from './verify-release.ts';

export interface DownloadOptions {
  readonly client: ApiClient;
  readonly hostKey: string;
  readonly store: ProgramStore;
  readonly keys: readonly string[];
  /** As `process.platform-process.arch`. */
  readonly platform: string;
  readonly signal: AbortSignal;
}

/** The result of a download. `refused`: the API's file is not the operator's release. */
export type Download =
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly reason: 'bad_signature' | 'wrong_file' }
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs: number | null };

const DOWNLOAD_MS_MAX = 30 * 60_000;

/** Downloads a version and stores it only if the operator signed it. Does not reject. */
export async function downloadRelease(version: string, options: DownloadOptions): Promise<Download> {
  const { client, hostKey, keys, platform } = options;
  const path = `/v1/agent/releases/${version}/${platform}`;
  const authorization = `Bearer ${hostKey}`;
  const answer = await client.call({ method: 'GET', path, headers: { authorization } }, options.signal);
  if (answer.kind === 'unreachable') return { kind: 'retry', reason: answer.reason, afterMs: null };
  if (answer.status !== 200) return retryLater(answer.status, answer.headers.retryAfter);
  const manifest = parseManifest(answer.body);
  if (manifest === null) return { kind: 'retry', reason: 'the answer is not a manifest', afterMs: null };
  // A manifest for another version or platform can have a valid signature, but was not asked for.
  const isWanted = manifest.version === version && manifest.platform === platform;
  if (!isWanted || !isSigned(manifest, keys)) return { kind: 'refused', reason: 'bad_signature' };
  try {
    return await fetchProgram(`${path}/program`, manifest, options);
  } catch (error) {
    return { kind: 'retry', reason: describeError(error), afterMs: null };
  }
}

async function fetchProgram(path: string, manifest: ReleaseManifest, options: DownloadOptions): Promise<Download> {
  const { client, hostKey, store } = options;
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(DOWNLOAD_MS_MAX)]);
  const headers = { authorization: `Bearer ${hostKey}`, 'accept-encoding': 'gzip' };
  const answer = await client.open({ method: 'GET', path, headers }, signal);
  if (answer.kind === 'unreachable') return { kind: 'retry', reason: answer.reason, afterMs: null };
  if (answer.status !== 200) {
    answer.body.destroy();
    return retryLater(answer.status, answer.retryAfter);
  }
  const program = store.prepare(manifest.version);
  const target = createWriteStream(program, { mode: 0o700, flush: true });
  const limited = atMost(manifest.bytes);
  if (answer.isGzip) await pipeline(answer.body, createGunzip(), limited, target, { signal });
  else await pipeline(answer.body, limited, target, { signal });
  if (!(await isReleasedFile(program, manifest))) return { kind: 'refused', reason: 'wrong_file' };
  store.keep(manifest);
  return { kind: 'kept' };
}

/** Passes data on, up to one byte more than expected: enough to detect a wrong size, and never more. */
function atMost(bytes: number): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* (source) {
    let left = bytes + 1;
    for await (const chunk of source) {
      yield chunk.subarray(0, left);
      left -= Math.min(left, chunk.length);
      if (left === 0) return;
    }
  };
}

function retryLater(status: number, retryAfter: string | null): Download {
  return { kind: 'retry', reason: `status ${status}`, afterMs: retryAfterMs(retryAfter, Date.now()) };
}

function parseManifest(text: string): ReleaseManifest | null {
  try {
    return releaseManifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
