import type { CheckDocument, Failure } from '@sightline/spec';

/** Faults in name resolution: the network's DNS server answers so for the name, its TCP side is untouched. */
export const DNS_FAULTS = [
  /** The name does not exist. */
  'dns_nxdomain',
  /** The name exists and has no address. */
  'dns_nodata',
  /** The resolver says that it failed. */
  'dns_servfail',
  /** The resolver declines to answer. */
  'dns_refused',
  /** The question gets no answer, by UDP or TCP. */
  'dns_silent',
  /** The address of Cisco Umbrella's block pages, 146.112.61.104. */
  'dns_sinkhole',
  /** 0.0.0.0, as Pi-hole and others block. */
  'dns_zero',
  /** A private address (10.10.10.10) for a public name. */
  'dns_private',
] as const;
export type DnsFault = (typeof DNS_FAULTS)[number];

/** Faults below the connection: what becomes of a SYN. */
export const SYN_FAULTS = [
  /** Nobody listens: a RST answers the SYN. */
  'refuse',
  /** The SYN is dropped: the connect never ends by itself. */
  'silent',
] as const;
export type SynFault = (typeof SYN_FAULTS)[number];

/** Faults after the connect, in the order of the phases; `answer` is none: all goes to the vendor and back. */
export const CONNECTION_FAULTS = [
  /** No fault: piped to the vendor. */
  'answer',
  /** The connection stands and is reset at once, without reading a byte. A TCP-only check passes. */
  'reset_on_connect',
  /** RST once the ClientHello has arrived, as filters on the server name do. */
  'reset_after_client_hello',
  /** FIN once the ClientHello has arrived. */
  'close_after_client_hello',
  /** The ClientHello is read and never answered. */
  'tls_silent',
  /** The ClientHello is answered by a line of text. */
  'not_tls',
  /** A trusted certificate of another name. */
  'wrong_name_certificate',
  /** A certificate that ended last month. */
  'expired_certificate',
  /** A certificate that begins next month. */
  'not_yet_valid_certificate',
  /** A certificate that signed itself. */
  'untrusted_certificate',
  /** A firewall's own CA signs for the name; the site works through it. */
  'intercept',
  /** The server speaks TLS 1.0 and 1.1 only. */
  'old_protocol',
  /** The request is read and never answered. */
  'http_silent',
  /** RST once the request has arrived, before any byte of the response. */
  'http_reset',
  /** The head and first bytes of a longer body, then nothing. */
  'http_stalled',
  /** Works, but every piece of the vendor's answer is late by `latencyMs`. */
  'slow',
  /** A FortiGuard page instead of the site, over a trusted certificate of the name. */
  'block_page',
  /** A redirect to another host that asks for a login. */
  'captive_portal',
  /** 407: a proxy asks for credentials. */
  'proxy_auth',
  /** 503 from the vendor's side. */
  'unexpected_status',
  /** Cloudflare's challenge page: the request did reach the vendor's edge. */
  'cloudflare_challenge',
] as const;
export type ConnectionFault = (typeof CONNECTION_FAULTS)[number];

/** Everything that a network or the vendor can be made to do. Each has its row in `FAULT_EXPECTATIONS`. */
export const FAULTS = [...CONNECTION_FAULTS, ...SYN_FAULTS, ...DNS_FAULTS] as const;
export type Fault = (typeof FAULTS)[number];

/** A fault as it is set. `latencyMs` matters to `slow` only. */
export interface FaultSetting {
  readonly fault: Fault;
  readonly latencyMs: number;
}

/** What a full `https` probe of a name under a fault must come to; `failure` null exactly when it passes. */
export interface FaultExpectation {
  readonly failure: Failure | null;
  readonly outcome: CheckDocument['outcome'];
}

const PASSES: FaultExpectation = { failure: null, outcome: 'pass' };

function fails(failure: Failure): FaultExpectation {
  return { failure, outcome: 'fail' };
}

/**
 * What an `https` probe that trusts the lab's CA must say of each fault.
 *
 * `slow` passes: whether it is too slow is for detection to say, not for one probe.
 * `unexpected_status` holds for a probe that takes a 5xx as unexpected or lists the statuses it expects.
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

/** Narrows to the faults that the DNS server carries out. */
export function isDnsFault(fault: Fault): fault is DnsFault {
  return (DNS_FAULTS as readonly Fault[]).includes(fault);
}

/** Narrows to the faults that decide on the SYN itself. */
export function isSynFault(fault: Fault): fault is SynFault {
  return (SYN_FAULTS as readonly Fault[]).includes(fault);
}
