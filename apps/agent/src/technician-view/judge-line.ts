import { isIP } from 'node:net';
import { isInternetHost } from '../network/dns/address-facts.ts';

/** What is known about a check when the line is judged. */
export interface SeenCheck {
  readonly no: number;
  /** The target's host; null for targets inside the store. */
  readonly host: string | null;
  readonly outcome: 'pass' | 'degraded' | 'fail' | null;
  readonly failure: string | null;
}

export type LineVerdict =
  | { readonly kind: 'works'; readonly reason: 'something_answers' | 'not_all_fail_by_it' | 'too_few_checks' }
  /** No name resolves; targets given by address work, or there are none. */
  | { readonly kind: 'no_resolver'; readonly nos: readonly number[] }
  /** Nothing outside the store answers. */
  | { readonly kind: 'out'; readonly nos: readonly number[] };

/** Failures caused by an unreachable resolver. */
const RESOLVER_FAILURES: readonly string[] = ['resolve.timeout', 'resolve.servfail'];
/** Failures caused by a line that is down. */
const LINE_FAILURES: readonly string[] = [
  ...RESOLVER_FAILURES,
  'connect.timeout',
  'connect.net_unreachable',
  'connect.host_unreachable',
];
/** One failing target says nothing about the line. */
const CHECKS_MIN = 2;

/**
 * Judges from a host's checks whether the store's line is down or its name server does not answer. Pure.
 *
 * If the line is down, so is the name server behind it. Both look alike if every target is a name; the advice then names
 * both.
 */
export function judgeLine(checks: readonly SeenCheck[]): LineVerdict {
  const outside = checks.filter(({ host, outcome }) => outcome !== null && host !== null && isInternetHost(host));
  const failing = outside.filter(({ outcome }) => outcome === 'fail');
  const unresolved = failing.filter(({ failure }) => isOneOf(RESOLVER_FAILURES, failure));
  const named = outside.filter(({ host }) => !isAddress(host));
  const nosOf = (some: readonly SeenCheck[]): number[] => some.map(({ no }) => no);

  if (outside.length < CHECKS_MIN) return { kind: 'works', reason: 'too_few_checks' };
  if (named.length >= CHECKS_MIN && unresolved.length === named.length) {
    const isMore = failing.some((check) => isAddress(check.host) && isOneOf(LINE_FAILURES, check.failure));
    return isMore ? { kind: 'out', nos: nosOf(failing) } : { kind: 'no_resolver', nos: nosOf(unresolved) };
  }
  if (failing.length < outside.length) return { kind: 'works', reason: 'something_answers' };
  return failing.every(({ failure }) => isOneOf(LINE_FAILURES, failure))
    ? { kind: 'out', nos: nosOf(failing) }
    : { kind: 'works', reason: 'not_all_fail_by_it' };
}

function isOneOf(failures: readonly string[], failure: string | null): boolean {
  return failure !== null && failures.includes(failure);
}

function isAddress(host: string | null): boolean {
  return host !== null && isIP(host) !== 0;
}
