import type { CheckDocument, Failure } from '@sightline/spec';

/** Faults in name resolution: the DNS server answers this way for the name; its TCP side is unaffected. */
export const DNS_FAULTS = [
  /** The name does not exist. */
  'dns_nxdomain',
  /** The name exists but has no address. */
  'dns_nodata',
  /** The resolver reports a failure. */
  'dns_servfail',
  /** The resolver refuses to answer. */
  'dns_refused',
  /** The query gets no answer, by UDP or TCP. */
  'dns_silent',
  /** The address of Cisco Umbrella's block pages, 146.112.61.104. */
  'dns_sinkhole',
  /** 0.0.0.0, as Pi-hole and others block. */
  'dns_zero',
  /** A private address (10.10.10.10) for a public name. */
  'dns_private',
] as const;
export type DnsFault = (typeof DNS_FAULTS)[number];

/** Faults below the connection: what happens to a SYN. */
export const SYN_FAULTS = [
  /** Nothing listens: a RST answers the SYN. */
  'refuse',
  /** The SYN is dropped: the connect hangs. */
  'silent',
] as const;
export type SynFault = (typeof SYN_FAULTS)[number];

/** Faults after the connect, in phase order; `answer` is healthy: traffic passes to the vendor and back. */
export const CONNECTION_FAULTS = [
  /** No fault: piped to the vendor. */
  'answer',
  /** The connection is accepted and reset at once, without reading a byte. A TCP-only check passes. */
  'reset_on_connect',
  /** RST once the ClientHello has arrived, as from filters on the server name. */
  'reset_after_client_hello',
  /** FIN once the ClientHello has arrived. */
  'close_after_client_hello',
  /** The ClientHello gets no answer. */
  'tls_silent',
  /** A line of text answers the ClientHello. */
  'not_tls',
  /** A trusted certificate for another name. */
  'wrong_name_certificate',
  /** A certificate that expired last month. */
  'expired_certificate',
  /** A certificate that becomes valid next month. */
  'not_yet_valid_certificate',
  /** A self-signed certificate. */
  'untrusted_certificate',
  /** A firewall's own CA signs for the name; the site works through it. */
  'intercept',
  /** The server speaks TLS 1.0 and 1.1 only. */
  'old_protocol',
  /** The request gets no answer. */
  'http_silent',
  /** RST once the request has arrived, before any byte of the response. */
  'http_reset',
  /** The head and first bytes of a longer body, then nothing. */
  'http_stalled',
  /** Works, but delays every piece of the vendor's response by `latencyMs`. */
  'slow',
  /** A FortiGuard page instead of the site, with a trusted certificate for the name. */
  'block_page',
  /** A redirect to another host with a login. */
  'captive_portal',
  /** 407: a proxy requires a login. */
  'proxy_auth',
  /** 503 from the vendor. */
  'unexpected_status',
  /** Cloudflare's challenge page: the request reached the vendor's edge. */
  'cloudflare_challenge',
] as const;
export type ConnectionFault = (typeof CONNECTION_FAULTS)[number];

/** Every fault of a network or the vendor. Each has a row in `FAULT_EXPECTATIONS`. */
export const FAULTS = [...CONNECTION_FAULTS, ...SYN_FAULTS, ...DNS_FAULTS] as const;
export type Fault = (typeof FAULTS)[number];

/** A fault as it is set. Only `slow` uses `latencyMs`. */
export interface FaultSetting {
  readonly fault: Fault;
  readonly latencyMs: number;
}

/** What a full `https` probe of a name under a fault must report; `failure` is null exactly if it passes. */
export interface FaultExpectation {
  readonly failure: Failure | null;
  readonly outcome: CheckDocument['outcome'];
}

const PASSES: FaultExpectation = { failure: null, outcome: 'pass' };

function fails(failure: Failure): FaultExpectation {
  return { failure, outcome: 'fail' };
}

/**
 * What an `https` probe that trusts the lab's CA must report for each fault.
 *
 * `slow` passes: detection decides whether it is too slow, not one probe. `unexpected_status` applies to a probe that
 * rejects 5xx or lists the statuses it expects.
 */
export const FAULT_EXPECTATIONS: Readonly<Record<Fault, FaultExpectation>> = {
  answer: PASSES,
  reset_on_connect: fails('tls.reset'),
  reset_after_client_hello: fails('tls.reset'),
  close_after_client_hello: fails('tls.closed'),
  tls_silent: fails('tls.timeout'),
  not_tls: fails('tls.not_tls'),
  wrong_name_certificate: fails('tls.name_mismatch'),
  expired_certificate: fails('tls.expired'),
  not_yet_valid_certificate: fails('tls.not_yet_valid'),
  untrusted_certificate: fails('tls.untrusted'),
  intercept: { failure: 'tls.intercepted', outcome: 'degraded' },
  old_protocol: fails('tls.protocol'),
  http_silent: fails('response.timeout'),
  http_reset: fails('response.reset'),
  http_stalled: fails('response.stalled'),
  slow: PASSES,
  block_page: fails('response.block_page'),
  captive_portal: fails('response.captive_portal'),
  proxy_auth: fails('request.proxy_auth'),
  unexpected_status: fails('response.unexpected_status'),
  cloudflare_challenge: PASSES,
  refuse: fails('connect.refused'),
  silent: fails('connect.timeout'),
  dns_nxdomain: fails('resolve.nxdomain'),
  dns_nodata: fails('resolve.nodata'),
  dns_servfail: fails('resolve.servfail'),
  dns_refused: fails('resolve.refused'),
  dns_silent: fails('resolve.timeout'),
  dns_sinkhole: fails('resolve.sinkhole'),
  dns_zero: fails('resolve.sinkhole'),
  dns_private: fails('resolve.bogon'),
};

/** Narrows to the faults of the DNS server. */
export function isDnsFault(fault: Fault): fault is DnsFault {
  return (DNS_FAULTS as readonly Fault[]).includes(fault);
}

/** Narrows to the faults that affect the SYN itself. */
export function isSynFault(fault: Fault): fault is SynFault {
  return (SYN_FAULTS as readonly Fault[]).includes(fault);
}
