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

/** What the store's own network does, fault by fault. */
const DONE_AT_STORE: Readonly<Record<Fault, string>> = {
  answer: 'Nothing is wrong.',
  reset_on_connect: 'The connection stands and is reset at once.',
  reset_after_client_hello: 'A filter resets the connection when it has read the server name.',
  close_after_client_hello: 'A filter closes the connection when it has read the server name.',
  tls_silent: 'The ClientHello is never answered.',
  not_tls: 'A line of text answers the ClientHello.',
  wrong_name_certificate: 'The certificate is of another name.',
  expired_certificate: 'The certificate ended last month.',
  not_yet_valid_certificate: 'The certificate begins next month.',
  untrusted_certificate: 'The certificate signed itself.',
  intercept: 'A FortiGate opens TLS and signs with its own CA; the site works through it.',
  old_protocol: 'Only TLS 1.0 and 1.1 are spoken.',
  http_silent: 'The request is never answered.',
  http_reset: 'The connection is reset when the request has arrived.',
  http_stalled: 'The answer stops after its first bytes.',
  slow: 'Every piece of an answer is late by 0.8 s.',
  block_page: 'A FortiGuard page comes instead of the site.',
  captive_portal: 'A redirect to the login of a hotspot comes instead of the site.',
  proxy_auth: 'A proxy asks for credentials (407).',
  unexpected_status: 'The answer is 503.',
  cloudflare_challenge: "Cloudflare's edge answers with a challenge.",
  refuse: 'A RST answers the SYN.',
  silent: 'The SYN is dropped.',
  dns_nxdomain: 'The resolver says that there is no such name.',
  dns_nodata: 'The resolver says that the name has no address.',
  dns_servfail: 'The resolver says that it failed.',
  dns_refused: 'The resolver declines to answer.',
  dns_silent: 'The resolver does not answer.',
  dns_sinkhole: "The resolver answers with the address of Cisco Umbrella's block pages.",
  dns_zero: 'The resolver answers with 0.0.0.0.',
  dns_private: 'The resolver answers with a private address.',
};

/** What the vendor does to everybody, for the faults that a vendor can have. */
const DONE_BY_VENDOR = {
  silent: "The vendor's servers are unreachable for everybody.",
  refuse: "The vendor's servers refuse connections from everybody.",
  expired_certificate: "The vendor's certificate ended last month.",
  unexpected_status: "The vendor's servers answer 503 to everybody.",
  cloudflare_challenge: "The vendor's edge challenges everybody.",
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

/** Every fault of the loopback lab at one store, what a vendor can do to everybody, and a cut line. */
export const LOOPBACK_SCENARIOS: readonly LoopbackScenario[] = [
  ...AT_STORE,
  ...AT_VENDOR,
  {
    name: 'loopback_line_cut',
    kind: 'loopback',
    description: 'The line of the store is cut.',
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
