import { createHash } from 'node:crypto';
import type { HttpObservation } from '../network/http/exchange-http.ts';
import { redactUrl } from '../network/http/redact-url.ts';

/** The headers that show who answered and when; no cookies, and nothing made for one client. */
const HEADERS = [
  'server',
  'via',
  'date',
  'age',
  'content-type',
  'content-length',
  'proxy-authenticate',
  'proxy-agent',
  'x-squid-error',
  'x-cache',
  'cf-ray',
  'cf-mitigated',
  'retry-after',
] as const;

const TITLE = /<title[^>]*>([^<]{1,400})/i;

/**
 * Describes an HTTP response in lines for a person: status, redirect, relevant headers, page title, and the SHA-256 of its
 * first 16 KiB.
 */
export function describeHttp({ status, headers, body }: HttpObservation): string {
  const location = headers.get('location');
  const title = TITLE.exec(body.toString('utf8'))?.[1]?.replace(/\s+/g, ' ').trim();
  return [
    `status ${status}`,
    ...(location === undefined ? [] : [`redirects to ${redactUrl(location)} (not followed)`]),
    ...HEADERS.flatMap((name) => {
      const value = headers.get(name);
      return value === undefined ? [] : [`${name}: ${value.slice(0, 200)}`];
    }),
    ...(title === undefined || title === '' ? [] : [`title: ${title.slice(0, 200)}`]),
    `SHA-256 of the first ${body.length} bytes: ${createHash('sha256').update(body).digest('hex')}`,
  ].join('\n');
}
