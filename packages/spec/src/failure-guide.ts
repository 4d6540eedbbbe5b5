import type { FailureAdvice } from './failure-guide/advice.ts';
import { CONNECT_ADVICE } from './failure-guide/connect.ts';
import { HOST_ADVICE } from './failure-guide/host.ts';
import { HTTP_ADVICE } from './failure-guide/http.ts';
import { RESOLVE_ADVICE } from './failure-guide/resolve.ts';
import { TLS_ADVICE } from './failure-guide/tls.ts';
import type { Failure } from './failures.ts';

export type { FailureAdvice } from './failure-guide/advice.ts';

/** What each failure is called, what it means at a store, and the first thing to change. Rendered as docs/failures.md. */
export const FAILURE_GUIDE: Readonly<Record<Failure, FailureAdvice>> = {
  ...RESOLVE_ADVICE,
  ...CONNECT_ADVICE,
  ...TLS_ADVICE,
  ...HTTP_ADVICE,
  ...HOST_ADVICE,
};

/** The first thing to change, in one sentence that names the target, for example `m570.oltp.pxsplatform.com:443`. */
export function fixFor(failure: Failure, target: string): string {
  return FAILURE_GUIDE[failure].fix.replaceAll('{target}', () => target);
}
