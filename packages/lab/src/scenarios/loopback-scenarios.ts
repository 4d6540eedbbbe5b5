import { FAULT_EXPECTATIONS, type Fault } from '../faults.ts';
import {
  type CheckOutcome,
  defaultReason,
  fails,
  type LoopbackScenario,
  PASSES,
  resultOfFault,
  type ScenarioTarget,
} from './scenario.ts';

const TARGET = { scheme: 'https', name: 'm570.oltp.vendor.test', path: '/' } as const;
const OTHER_TARGETS: readonly ScenarioTarget[] = ['api.vendor.test', 'cdn.vendor.test'].map((name) => ({
  ...TARGET,
  name,
}));

/** What each fault of the store's own network does. */
const DONE_AT_STORE: Readonly<Record<Fault, string>> = {
  answer: 'Nothing is wrong.',
  reset_on_connect: 'The connection is accepted and reset at once.',
  reset_after_client_hello: 'A filter resets the connection after reading the server name.',
  close_after_client_hello: 'A filter closes the connection after reading the server name.',
  tls_silent: 'The ClientHello gets no answer.',
  not_tls: 'A line of text answers the ClientHello.',
  wrong_name_certificate: 'The certificate is for another name.',
  expired_certificate: 'The certificate expired last month.',
  not_yet_valid_certificate: 'The certificate becomes valid next month.',
  untrusted_certificate: 'The certificate is self-signed.',
  intercept: 'A FortiGate inspects TLS and signs with its own CA; the site works through it.',
  old_protocol: 'The server speaks only TLS 1.0 and 1.1.',
  http_silent: 'The request gets no answer.',
  http_reset: 'The connection is reset once the request has arrived.',
  http_stalled: 'The response stops after its first bytes.',
  slow: 'Every piece of a response is delayed by 0.8 s.',
  block_page: 'A FortiGuard page appears instead of the site.',
  captive_portal: "A redirect to a hotspot's login appears instead of the site.",
  proxy_auth: 'A proxy requires a login (407).',
  unexpected_status: 'The response is 503.',
  cloudflare_challenge: "Cloudflare's edge answers with a challenge.",
  refuse: 'A RST answers the SYN.',
  silent: 'The SYN is dropped.',
  dns_nxdomain: 'The resolver says that the name does not exist.',
  dns_nodata: 'The resolver says that the name has no address.',
  dns_servfail: 'The resolver reports a failure.',
  dns_refused: 'The resolver refuses to answer.',
  dns_silent: 'The resolver does not answer.',
  dns_sinkhole: "The resolver answers with the address of Cisco Umbrella's block pages.",
  dns_zero: 'The resolver answers with 0.0.0.0.',
  dns_private: 'The resolver answers with a private address.',
};

/** What the vendor does to everyone, for the faults that a vendor can have. */
const DONE_BY_VENDOR = {
  silent: "The vendor's servers are unreachable for everyone.",
  refuse: "The vendor's servers refuse connections from everyone.",
  expired_certificate: "The vendor's certificate expired last month.",
  unexpected_status: "The vendor's servers answer 503 to everyone.",
  cloudflare_challenge: "The vendor's edge challenges everyone.",
} as const satisfies Partial<Record<Fault, string>>;

const AT_STORE = (Object.keys(DONE_AT_STORE) as Fault[]).map((fault): LoopbackScenario => {
  const store = resultOfFault(FAULT_EXPECTATIONS[fault]);
  const state = stateAtStore(store);
  return {
    name: `loopback_${fault}`,
    kind: 'loopback',
    description: DONE_AT_STORE[fault],
    target: TARGET,
    otherTargets: OTHER_TARGETS,
    store,
    control: PASSES,
    state,
    reason: defaultReason(state),
    cause: { at: 'store', fault },
  };
});

const AT_VENDOR = (Object.keys(DONE_BY_VENDOR) as (keyof typeof DONE_BY_VENDOR)[]).map((fault): LoopbackScenario => {
  const result = resultOfFault(FAULT_EXPECTATIONS[fault]);
  const state = result.outcome === 'pass' ? 'pass' : 'target_down';
  return {
    name: `loopback_vendor_${fault}`,
    kind: 'loopback',
    description: DONE_BY_VENDOR[fault],
    target: TARGET,
    otherTargets: OTHER_TARGETS,
    store: result,
    control: result,
    state,
    reason: defaultReason(state),
    cause: { at: 'vendor', fault },
  };
});

/** Every loopback fault at one store, every fault of the vendor, and a cut line. */
export const LOOPBACK_SCENARIOS: readonly LoopbackScenario[] = [
  ...AT_STORE,
  ...AT_VENDOR,
  {
    name: 'loopback_line_cut',
    kind: 'loopback',
    description: "The store's line is cut.",
    target: TARGET,
    otherTargets: OTHER_TARGETS,
    store: fails('resolve.timeout'),
    control: PASSES,
    state: 'store_offline',
    reason: 'silent',
    cause: { at: 'line' },
  },
];

function stateAtStore({ outcome }: CheckOutcome): LoopbackScenario['state'] {
  return outcome === 'fail' ? 'blocked' : outcome;
}
