import { forwarding, portalByRedirect } from '../namespaces/actions/firewall-actions.ts';
import { e2guardianDenies, squidDenies } from '../namespaces/actions/middlebox-actions.ts';
import { doNothing } from '../namespaces/scenario-controls.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { namespaceScenario, targetOver } from './namespace-scenario.ts';
import { fails, type NamespaceScenario } from './scenario.ts';

const NAME = SITES.main.name;
/** Long enough for its last bytes to exceed the limit of a firewall that counts bytes. */
const LONG_ANSWER = targetOver('https', NAME, '/report');

/** Faults in requests and responses. */
export const HTTP_SCENARIOS: readonly NamespaceScenario[] = [
  namespaceScenario({
    name: 'squid_block_page',
    description: 'Squid intercepts plain HTTP and shows its error page.',
    apply: squidDenies('http'),
    target: targetOver('http', NAME),
    store: fails('response.block_page'),
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'squid_block_page_tls',
    description: 'Squid inspects TLS, with a CA that the host does not trust, to show its error page.',
    apply: squidDenies('https'),
    store: fails('response.block_page'),
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'e2guardian_block_page',
    description: 'E2guardian intercepts plain HTTP and shows its page, with status 200.',
    apply: e2guardianDenies,
    target: targetOver('http', NAME),
    store: fails('response.block_page'),
    tools: ['e2guardian'],
  }),
  namespaceScenario({
    name: 'portal_by_redirect',
    description: "The gateway intercepts web traffic and redirects everyone to a hotspot's login page.",
    apply: portalByRedirect('redirect'),
    store: fails('response.captive_portal'),
    state: 'store_offline',
    reason: 'all_external_fail',
  }),
  namespaceScenario({
    name: 'portal_by_redirect_plain_http',
    description: 'The same hotspot, for a target over plain HTTP.',
    apply: portalByRedirect('redirect'),
    target: targetOver('http', NAME),
    store: fails('response.captive_portal'),
    state: 'store_offline',
    reason: 'all_external_fail',
  }),
  namespaceScenario({
    name: 'portal_by_status',
    description: 'The gateway intercepts web traffic and answers 511, network authentication required.',
    apply: portalByRedirect('status_511'),
    target: targetOver('http', NAME),
    store: fails('response.captive_portal'),
    state: 'store_offline',
    reason: 'all_external_fail',
  }),
  namespaceScenario({
    name: 'nft_stalled',
    description: 'The gateway drops everything after the first 8,000 bytes of a response.',
    apply: forwarding('ct reply bytes > 8000 drop'),
    target: LONG_ANSWER,
    store: fails('response.stalled'),
  }),
  namespaceScenario({
    name: 'nft_reset_in_answer',
    description: 'The gateway resets the connection after the first 8,000 bytes of a response.',
    apply: forwarding('ct reply bytes > 8000 ct direction original reject with tcp reset'),
    target: LONG_ANSWER,
    store: fails('response.reset'),
  }),
  namespaceScenario({
    name: 'vendor_unavailable',
    description: 'The vendor answers 503 to everyone.',
    apply: doNothing,
    target: targetOver('https', SITES.unavailable.name),
    store: fails('response.unexpected_status'),
    control: fails('response.unexpected_status'),
  }),
];
