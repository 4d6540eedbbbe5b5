import { forwarding, vendorAnswers } from '../namespaces/actions/firewall-actions.ts';
import { squidBlocksServerName } from '../namespaces/actions/middlebox-actions.ts';
import { doNothing } from '../namespaces/scenario-controls.ts';
import { slowLine } from '../namespaces/slow-line.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { namespaceScenario, targetOver } from './namespace-scenario.ts';
import { fails, type NamespaceScenario, PASSES } from './scenario.ts';

const WITHDRAWN = 'withdrawn.vendor.test';

/** The store is healthy: none of these may end in `blocked`. */
export const HEALTHY_SCENARIOS: readonly NamespaceScenario[] = [
  namespaceScenario({ name: 'healthy', description: 'Nothing is wrong.', apply: doNothing, store: PASSES }),
  namespaceScenario({
    name: 'slow_line',
    description: 'Every packet takes 300 ms each way between store and Internet.',
    apply: async (controls) => await slowLine(controls, 600),
    store: PASSES,
    tools: ['ethtool'],
  }),
  namespaceScenario({
    name: 'ipv6_lost',
    description: 'The gateway drops IPv6; the name has addresses of both kinds.',
    apply: forwarding('meta nfproto ipv6 drop'),
    target: targetOver('https', SITES.dual.name),
    store: PASSES,
  }),
  namespaceScenario({
    name: 'ipv6_rejected',
    description: 'The gateway rejects IPv6; the name has addresses of both kinds.',
    apply: forwarding('meta nfproto ipv6 reject with icmpv6 type no-route'),
    target: targetOver('https', SITES.dual.name),
    store: PASSES,
  }),
  namespaceScenario({
    name: 'lossy_line',
    description: 'Every seventh packet of the name is lost.',
    apply: forwarding(`ip saddr ${SITES.main.addresses[0]} numgen inc mod 7 == 6 drop`),
    store: PASSES,
  }),
  namespaceScenario({
    name: 'one_address_of_two',
    description: 'The gateway drops one of two addresses of the name.',
    apply: forwarding(`ip daddr ${SITES.pair.addresses[0]} drop`),
    target: targetOver('https', SITES.pair.name),
    store: PASSES,
  }),
  namespaceScenario({
    name: 'cdn_other_address',
    description: "The store's resolver returns another address of the CDN than the control's.",
    apply: doNothing,
    target: targetOver('https', SITES.cdn.name),
    store: PASSES,
  }),
  namespaceScenario({
    name: 'cloudflare_challenge',
    description: 'The edge answers with a challenge, as Cloudflare does.',
    apply: doNothing,
    target: targetOver('https', SITES.challenge.name),
    store: PASSES,
  }),
  namespaceScenario({
    name: 'squid_lets_pass',
    description: 'Squid reads server names without inspecting TLS, and allows this one.',
    apply: squidBlocksServerName(SITES.other.name),
    store: PASSES,
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'clock_hour_ahead',
    description: "The host's clock is an hour ahead.",
    apply: doNothing,
    clockAheadSeconds: 3_600,
    store: PASSES,
    tools: ['faketime'],
  }),
  namespaceScenario({
    name: 'clock_hour_behind',
    description: "The host's clock is an hour behind.",
    apply: doNothing,
    clockAheadSeconds: -3_600,
    store: PASSES,
    tools: ['faketime'],
  }),
  namespaceScenario({
    name: 'vendor_down',
    description: "The vendor's firewall drops connects from everyone.",
    apply: vendorAnswers('drop'),
    store: fails('connect.timeout'),
    control: fails('connect.timeout'),
  }),
  namespaceScenario({
    name: 'vendor_refuses',
    description: "The vendor's firewall rejects connects from everyone.",
    apply: vendorAnswers('reject with tcp reset'),
    store: fails('connect.refused'),
    control: fails('connect.refused'),
  }),
  namespaceScenario({
    name: 'name_withdrawn',
    description: 'The vendor has removed the name.',
    apply: doNothing,
    target: targetOver('https', WITHDRAWN),
    store: fails('resolve.nxdomain'),
    control: fails('resolve.nxdomain'),
  }),
];
