import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { formatBytes } from '@sightline/spec';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { isStorableText } from './is-storable-text.ts';

const gunzipAsync = promisify(gunzip);

/**
 * Reads JSON bodies, gzipped or not. `bodyBytesMax` limits both the received and the uncompressed body, so a small body
 * cannot grow large here. Throws `request.malformed` or `request.too_large`.
 */
export function acceptJsonBodies(fastify: FastifyInstance, bodyBytesMax: number): void {
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: bodyBytesMax },
    async (request: FastifyRequest, body: Buffer) => {
      if (body.length === 0) return null;
      const text = request.headers['content-encoding'] === 'gzip' ? await unpack(body, bodyBytesMax) : body;
      return parseJson(text);
    },
  );
}

async function unpack(body: Buffer, bytesMax: number): Promise<Buffer> {
  try {
    return await gunzipAsync(body, { maxOutputLength: bytesMax });
  } catch (error) {
    if (error instanceof RangeError) {
      throw new AppError({
        kind: 'too_large',
        code: 'request.too_large',
        detail: `The uncompressed body is larger than ${formatBytes(bytesMax)}. Send less at once.`,
      });
    }
    throw new AppError({
      kind: 'malformed',
      code: 'request.malformed',
      detail: 'The body is not gzip, although the headers say so.',
      cause: error,
    });
  }
}

/** Text that Postgres cannot store needs an escape in JSON, so a body without one needs no further check. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;

function parseJson(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return SUSPICIOUS.test(text) ? JSON.parse(text, refuseBrokenText) : JSON.parse(text);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError({
      kind: 'malformed',
      code: 'request.malformed',
      detail: 'The body is not valid JSON.',
      cause: error,
    });
  }
}

function refuseBrokenText(key: string, value: unknown): unknown {
  if (isStorableText(key) && (typeof value !== 'string' || isStorableText(value))) return value;
  const detail = "The body contains text that can't be stored: a NUL character or an unpaired surrogate. Remove it.";
  throw new AppError({ kind: 'malformed', code: 'request.malformed', detail });
}
