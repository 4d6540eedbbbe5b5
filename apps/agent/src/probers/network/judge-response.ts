import type { Failure } from '@sightline/spec';
import {
  blockPageProduct,
  type HttpResponseFacts,
  isCaptivePortal,
  isCloudflareChallenge,
} from '../../network/http/block-pages.ts';
import { redactUrl } from '../../network/http/redact-url.ts';

export interface Expectation {
  readonly status?: readonly number[] | undefined;
  readonly bodyIncludes?: string | undefined;
}

export interface ResponseVerdict {
  readonly failure: Failure | null;
  readonly hints: readonly string[];
}

/**
 * Judges an HTTP response. Without an expectation any status passes: the request reached the origin, which is what an
 * allowlist is about. A gateway that reports the service as down does not pass. `proven` means that a public certificate
 * authority vouches for the origin.
 */
export function judgeAnswer(
  answer: HttpResponseFacts,
  host: string,
  expect: Expectation,
  proven: boolean,
): ResponseVerdict {
  const product = blockPageProduct(answer);
  if (product !== null) return { failure: 'response.block_page', hints: [`This is the block page of ${product}.`] };
  if (answer.status === 407) {
    const realm = answer.headers.get('proxy-authenticate');
    return {
      failure: 'request.proxy_auth',
      hints: realm === undefined ? [] : [`The proxy asks for: ${realm.slice(0, 120)}.`],
    };
  }
  if (isCloudflareChallenge(answer)) {
    return {
      failure: null,
      hints: ["Cloudflare challenged the request. It reached the vendor's edge, so nothing here blocks it."],
    };
  }
  if (!proven && isCaptivePortal(answer, host)) {
    const location = answer.headers.get('location');
    return {
      failure: 'response.captive_portal',
      hints: location === undefined ? [] : [`The network redirects to ${redactUrl(location)}.`],
    };
  }
  return judgeExpectation(answer, expect);
}

function judgeExpectation(answer: HttpResponseFacts, expect: Expectation): ResponseVerdict {
  if (expect.status !== undefined && !expect.status.includes(answer.status)) {
    return {
      failure: 'response.unexpected_status',
      hints: [`The status is ${answer.status}, expected ${expect.status.join(' or ')}.`],
    };
  }
  if (expect.bodyIncludes !== undefined && !answer.body.includes(expect.bodyIncludes)) {
    return {
      failure: 'response.unexpected_body',
      hints: [`The first 16 KiB of the response do not contain "${expect.bodyIncludes}".`],
    };
  }
  if (expect.status === undefined && saysServiceIsDown(answer.status)) {
    return {
      failure: 'response.unexpected_status',
      hints: [`The server is reachable, and reports with ${answer.status} that the service is down.`],
    };
  }
  return { failure: null, hints: [...serverErrorHints(answer), ...redirectHints(answer)] };
}

function serverErrorHints({ status }: HttpResponseFacts): string[] {
  return status >= 500 ? [`The server is reachable, and answers ${status}.`] : [];
}

function redirectHints({ status, headers }: HttpResponseFacts): string[] {
  const location = headers.get('location');
  if (status < 300 || status > 399 || location === undefined) return [];
  return [`The response (${status}) redirects to ${redactUrl(location)}, which the agent does not follow.`];
}

/** Gateways send 502 to 504, and Cloudflare 520 to 530, for an origin that does not answer. */
function saysServiceIsDown(status: number): boolean {
  return (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
}
