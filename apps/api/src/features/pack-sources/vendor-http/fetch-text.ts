import type { ReadableStreamDefaultReader } from 'node:stream/web';

const TIMEOUT_MS = 30_000;
/** The largest known list, Microsoft 365's, has 100 kB. */
const BYTES_MAX = 5 * 1024 * 1024;

/** What a vendor's server answered. */
export type FetchedText =
  | { readonly kind: 'text'; readonly text: string; readonly etag: string | null }
  | { readonly kind: 'not_modified' }
  | { readonly kind: 'refused'; readonly text: string; readonly faults: readonly string[] }
  | { readonly kind: 'unreachable'; readonly text: string };

/** Fetches a text of at most 5 MiB within 30 s. An error page is `refused` with its status. Never throws. */
export async function fetchText(url: string, etag: string | null): Promise<FetchedText> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json, text/plain', ...(etag === null ? {} : { 'if-none-match': etag }) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 304) return { kind: 'not_modified' };
    if (response.status >= 500) {
      return { kind: 'unreachable', text: `${host} answered with HTTP status ${response.status}.` };
    }
    const text = await boundedText(response);
    if (text === null)
      return { kind: 'refused', text: `${host} sent more than 5 MiB, which is too large for a list.`, faults: [] };
    if (!response.ok) {
      return {
        kind: 'refused',
        text: `${host} answered with HTTP status ${response.status} instead of a list.`,
        faults: [],
      };
    }
    return { kind: 'text', text, etag: response.headers.get('etag') };
  } catch (error) {
    return { kind: 'unreachable', text: `${host} did not answer (${reasonOf(error)}).` };
  }
}

async function boundedText({ body }: Response): Promise<string | null> {
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = await reader?.read();
    if (part?.value === undefined) return Buffer.concat(parts).toString('utf8');
    size += part.value.length;
    parts.push(part.value);
    if (size <= BYTES_MAX) continue;
    await reader?.cancel();
    return null;
  }
}

/** undici reports "fetch failed" and puts the reason in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
