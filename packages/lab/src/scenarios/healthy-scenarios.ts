import { forwarding, vendorAnswers } from '../namespaces/actions/firewall-actions.ts';
import { squidEndsServerName } from '../namespaces/actions/middlebox-actions.ts';
import { doNothing } from '../namespaces/levers.ts';
import { slowLine } from '../namespaces/slow-line.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { inNamespaces, over } from './namespace-scenario.ts';
import { fails, type NamespaceScenario, PASSES } from './scenario.ts';

const WITHDRAWN = 'withdrawn.vendor.test';

/** Where the store is in order: none of these may end in `blocked`. */
export const HEALTHY_SCENARIOS: readonly NamespaceScenario[] = [
  inNamespaces({ name: 'healthy', done: 'Nothing is wrong.', apply: doNothing, store: PASSES }),
  inNamespaces({
    name: 'slow_line',
    done: 'Every packet takes 300 ms each way between store and Internet.',
    apply: async (levers) => await slowLine(levers, 600),
    store: PASSES,
    tools: ['ethtool'],
  }),
  inNamespaces({
    name: 'ipv6_lost',
    done: 'The gateway drops IPv6; the name has addresses of both kinds.',
    apply: forwarding('meta nfproto ipv6 drop'),
    target: over('https', SITES.dual.name),
    store: PASSES,
  }),
  inNamespaces({
    name: 'ipv6_rejected',
    done: 'The gateway rejects IPv6; the name has addresses of both kinds.',
    apply: forwarding('meta nfproto ipv6 reject with icmpv6 type no-route'),
    target: over('https', SITES.dual.name),
    store: PASSES,
  }),
  inNamespaces({
    name: 'lossy_line',
    done: 'Every seventh packet of the name gets lost.',
    apply: forwarding(`ip saddr ${SITES.main.addresses[0]} numgen inc mod 7 == 6 drop`),
    store: PASSES,
  }),
  inNamespaces({
    name: 'one_address_of_two',
    done: 'The gateway drops one of two addresses of the name.',
    apply: forwarding(`ip daddr ${SITES.pair.addresses[0]} drop`),
    target: over('https', SITES.pair.name),
    store: PASSES,
  }),
  inNamespaces({
    name: 'cdn_other_address',
    done: "The store's resolver gives another address of the CDN than the control's.",
    apply: doNothing,
    target: over('https', SITES.cdn.name),
    store: PASSES,
  }),
  inNamespaces({
    name: 'cloudflare_challenge',
    done: 'The edge answers with a challenge, as Cloudflare does.',
    apply: doNothing,
    target: over('https', SITES.challenge.name),
    store: PASSES,
  }),
  inNamespaces({
    name: 'squid_lets_pass',
    done: 'Squid reads server names without opening TLS and lets this one pass.',
    apply: squidEndsServerName(SITES.other.name),
    store: PASSES,
    tools: ['squid'],
  }),
  inNamespaces({
    name: 'clock_hour_ahead',
    done: 'The clock of the host is an hour ahead.',
    apply: doNothing,
    clockAheadSeconds: 3_600,
    store: PASSES,
    tools: ['faketime'],
  }),
  inNamespaces({
    name: 'clock_hour_behind',
    done: 'The clock of the host is an hour behind.',
    apply: doNothing,
    clockAheadSeconds: -3_600,
    store: PASSES,
    tools: ['faketime'],
  }),
  inNamespaces({
    name: 'vendor_down',
    done: "The vendor's firewall drops everybody's connects.",
    apply: vendorAnswers('drop'),
    store: fails('connect.timeout'),
    control: fails('connect.timeout'),
  }),
  inNamespaces({
    name: 'vendor_refuses',
    done: "The vendor's firewall rejects everybody's connects.",
    apply: vendorAnswers('reject with tcp reset'),
    store: fails('connect.refused'),
    control: fails('connect.refused'),
  }),
  inNamespaces({
    name: 'name_withdrawn',
    done: 'The vendor has withdrawn the name.',
    apply: doNothing,
    target: over('https', WITHDRAWN),
    store: fails('resolve.nxdomain'),
    control: fails('resolve.nxdomain'),
  }),
];
