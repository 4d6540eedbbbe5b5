import type { FailureAdvice } from './failure-guide/advice.ts';
import { CONNECT_ADVICE } from './failure-guide/connect.ts';
import { HOST_ADVICE } from './failure-guide/host.ts';
import { HTTP_ADVICE } from './failure-guide/http.ts';
import { RESOLVE_ADVICE } from './failure-guide/resolve.ts';
import { TLS_ADVICE } from './failure-guide/tls.ts';
import type { Failure } from './failures.ts';

export type { FailureAdvice } from './failure-guide/advice.ts';

/** The label of each failure, what it means at a store, and the first thing to change. Rendered as docs/failures.md. */
export const FAILURE_GUIDE: Readonly<Record<Failure, FailureAdvice>> = {
  ...RESOLVE_ADVICE,
  ...CONNECT_ADVICE,
  ...TLS_ADVICE,
  ...HTTP_ADVICE,
  ...HOST_ADVICE,
};

/**
 * Returns the first thing to change, in one sentence that names the target. Takes a target as `targetText` writes it:
 * `m570.oltp.pxsplatform.com:443/ping`. For a host of the store's own network (a private address) it says what to
 * change there.
 */
export function fixFor(failure: Failure, target: string): string {
  const { fix, fixOnLan = fix } = FAILURE_GUIDE[failure];
  const { name, endpoint } = partsOf(target);
  return fillFix(isOfStore(name) ? fixOnLan : fix, { target, endpoint, name });
}

/** The values of a fix's placeholders. */
export type FixWords = Readonly<Record<'target' | 'endpoint' | 'name', string>>;

/** Fills the placeholders of a fix. */
export function fillFix(fix: string, words: FixWords): string {
  return fix
    .replaceAll('{target}', () => words.target)
    .replaceAll('{endpoint}', () => words.endpoint)
    .replaceAll('{name}', () => words.name);
}

const ENDPOINT = /^(?<host>\[[^\]]+\]|[^:/\\]+)(?<port>:\d+)?(?:\/.*)?$/;

/** Firewalls don't know paths, and DNS filters don't know ports. Any other target is the same text for all three. */
function partsOf(target: string): Pick<FixWords, 'name' | 'endpoint'> {
  const { host, port = '' } = ENDPOINT.exec(target)?.groups ?? {};
  if (host === undefined) return { name: target, endpoint: target };
  return { name: host.replace(/^\[|\]$/g, ''), endpoint: `${host}${port}` };
}

/** Private and link-local addresses (RFC 1918, RFC 3927, RFC 4193, RFC 4291). */
const OF_STORE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)[0-9a-f.:]+$/i;

function isOfStore(name: string): boolean {
  return OF_STORE.test(name);
}
