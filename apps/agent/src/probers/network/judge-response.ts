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
 * Judges an HTTP answer. Without an expectation any status is a pass: the request reached the origin, which is what an
 * allowlist is about; but a gateway that says the service is down is no pass. `proven`: a public certificate authority
 * vouches that the origin itself answered.
 */
export function judgeAnswer(
  answer: HttpResponseFacts,
  host: string,
  expect: Expectation,
  proven: boolean,
): ResponseVerdict {
  const product = blockPageProduct(answer);
  if (product !== null) return { failure: 'response.block_page', hints: [`The page is the block page of ${product}.`] };
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
      hints: ["Cloudflare challenged the request: it reached the vendor's edge, so nothing here blocks it."],
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
      hints: [`The first 16 KiB do not contain "${expect.bodyIncludes}".`],
    };
  }
  if (expect.status === undefined && saysServiceIsDown(answer.status)) {
    return {
      failure: 'response.unexpected_status',
      hints: [`The server is reached, and says with ${answer.status} that the service is down.`],
    };
  }
  return { failure: null, hints: [...serverErrorHints(answer), ...redirectHints(answer)] };
}

function serverErrorHints({ status }: HttpResponseFacts): string[] {
  return status >= 500 ? [`The server is reached, and answers ${status}.`] : [];
}

function redirectHints({ status, headers }: HttpResponseFacts): string[] {
  const location = headers.get('location');
  if (status < 300 || status > 399 || location === undefined) return [];
  return [`The answer (${status}) leads on to ${redactUrl(location)}, which is not followed.`];
}

/** 502 to 504 are a gateway's, 520 to 530 Cloudflare's own, for an origin that does not answer. */
function saysServiceIsDown(status: number): boolean {
  return (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
}
