import { z } from 'zod';

/**
 * The closed list of failures: what a target did to a probe, as `phase.reason`.
 *
 * The number is what the wire and the database hold (smallint). Numbers are never reused or changed, and codes are
 * never renamed; a new failure takes the next free number of its phase's hundred.
 */
const NUMBER_BY_FAILURE = {
  'resolve.nxdomain': 101,
  'resolve.nodata': 102,
  'resolve.servfail': 103,
  'resolve.refused': 104,
  'resolve.timeout': 105,
  'resolve.sinkhole': 106,
  'resolve.bogon': 107,
  'resolve.hijack': 108,
  'connect.refused': 201,
  'connect.timeout': 202,
  'connect.reset': 203,
  'connect.net_unreachable': 204,
  'connect.host_unreachable': 205,
  'connect.prohibited': 206,
  'connect.proxy_only': 207,
  'tls.reset': 301,
  'tls.timeout': 302,
  'tls.intercepted': 303,
  'tls.untrusted': 304,
  'tls.expired': 305,
  'tls.not_yet_valid': 306,
  'tls.name_mismatch': 307,
  'tls.protocol': 308,
  'tls.not_tls': 309,
  'tls.closed': 310,
  'tls.clock_wrong': 311,
  'request.reset': 401,
  'request.timeout': 402,
  'request.proxy_auth': 403,
  'response.timeout': 501,
  'response.stalled': 502,
  'response.reset': 503,
  'response.block_page': 504,
  'response.captive_portal': 505,
  'response.unexpected_status': 506,
  'response.unexpected_body': 507,
  'host.file_missing': 601,
  'host.process_missing': 602,
  'host.service_missing': 603,
  'host.service_stopped': 604,
  'host.port_closed': 605,
  'host.port_taken': 606,
  'host.port_disagrees': 607,
  'host.config_unreadable': 608,
  'host.rule_missing': 609,
  'host.hardware_changed': 610,
  'host.signature_wrong': 611,
  'unknown.unclassified': 901,
} as const satisfies Record<string, number>;

/** One code of the closed list, for example `connect.timeout`. */
export type Failure = keyof typeof NUMBER_BY_FAILURE;

function isFailure(code: string): code is Failure {
  return Object.hasOwn(NUMBER_BY_FAILURE, code);
}

/** Every failure, in the order of the phases. */
export const FAILURES: readonly Failure[] = Object.keys(NUMBER_BY_FAILURE).filter(isFailure);

/** A code of the closed list, and no other. */
export const failureSchema = z.enum(FAILURES);

const FAILURE_BY_NUMBER = new Map<number, Failure>(FAILURES.map((failure) => [NUMBER_BY_FAILURE[failure], failure]));

/** Returns a failure's number on the wire and in the database: a smallint above zero. */
export function failureNumber(failure: Failure): number {
  return NUMBER_BY_FAILURE[failure];
}

/** Returns the failure of a number; `unknown.unclassified` for a newer agent's number. */
export function failureOfNumber(number: number): Failure {
  return FAILURE_BY_NUMBER.get(number) ?? 'unknown.unclassified';
}
