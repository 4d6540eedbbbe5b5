import {
  gatewayAnswers,
  gatewayAnswersOnIpv6,
  hostAnswers,
  lineLosesEverything,
} from '../namespaces/actions/firewall-actions.ts';
import { forgetGateway, unplugHost, unplugLine } from '../namespaces/actions/line-actions.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { inNamespaces, over } from './namespace-scenario.ts';
import { fails, type NamespaceScenario } from './scenario.ts';

/** What a firewall can do to a connect, and how a line can be out. */
export const CONNECT_SCENARIOS: readonly NamespaceScenario[] = [
  inNamespaces({
    name: 'nft_drop',
    done: "The gateway drops TCP 443 to the name's address.",
    apply: gatewayAnswers('drop'),
    store: fails('connect.timeout'),
  }),
  inNamespaces({
    name: 'nft_reject_tcp_reset',
    done: 'The gateway rejects the connect with a TCP reset.',
    apply: gatewayAnswers('reject with tcp reset'),
    store: fails('connect.refused'),
  }),
  inNamespaces({
    name: 'nft_reject_port_unreachable',
    done: 'The gateway rejects the connect with ICMP port unreachable.',
    apply: gatewayAnswers('reject with icmp type port-unreachable'),
    store: fails('connect.refused'),
  }),
  inNamespaces({
    name: 'nft_reject_prohibited',
    done: 'The gateway rejects the connect with ICMP administratively prohibited, which Linux tells a program as host unreachable.',
    apply: gatewayAnswers('reject with icmp type admin-prohibited'),
    store: fails('connect.host_unreachable'),
  }),
  inNamespaces({
    name: 'nft_reject_prohibited_ipv6',
    done: 'The gateway rejects an IPv6 connect with ICMPv6 administratively prohibited.',
    apply: gatewayAnswersOnIpv6('reject with icmpv6 type admin-prohibited'),
    target: over('https', SITES.sixOnly.name),
    store: fails('connect.prohibited'),
  }),
  inNamespaces({
    name: 'nft_reject_host_unreachable',
    done: 'The gateway rejects the connect with ICMP host unreachable.',
    apply: gatewayAnswers('reject with icmp type host-unreachable'),
    store: fails('connect.host_unreachable'),
  }),
  inNamespaces({
    name: 'nft_reject_net_unreachable',
    done: 'The gateway rejects the connect with ICMP network unreachable.',
    apply: gatewayAnswers('reject with icmp type net-unreachable'),
    store: fails('connect.net_unreachable'),
  }),
  inNamespaces({
    name: 'host_firewall_drop',
    done: "The host's own firewall drops what it sends to the name's address.",
    apply: hostAnswers('drop'),
    store: fails('connect.timeout'),
  }),
  inNamespaces({
    name: 'host_firewall_reject',
    done: "The host's own firewall rejects what it sends to the name's address.",
    apply: hostAnswers('reject with tcp reset'),
    store: fails('connect.refused'),
  }),
  inNamespaces({
    name: 'host_without_gateway',
    done: 'The host has no default gateway; its own network and the resolver there work.',
    apply: forgetGateway,
    store: fails('connect.net_unreachable'),
    state: 'store_offline',
  }),
  inNamespaces({
    name: 'host_unplugged',
    done: 'The network cable of the host is pulled.',
    apply: unplugHost,
    store: fails('resolve.timeout'),
    state: 'store_offline',
  }),
  inNamespaces({
    name: 'host_unplugged_alone',
    done: 'The network cable of the host is pulled, and another host of the store goes on reporting.',
    apply: unplugHost,
    store: fails('resolve.timeout'),
    state: 'unverified',
  }),
  inNamespaces({
    name: 'line_unplugged',
    done: "The gateway's way out is unplugged; its dnsmasq refuses what it cannot ask on.",
    apply: unplugLine,
    store: fails('resolve.refused'),
    state: 'store_offline',
  }),
  inNamespaces({
    name: 'line_loses_everything',
    done: 'The line loses every packet, and nothing says so.',
    apply: lineLosesEverything,
    store: fails('resolve.timeout'),
    state: 'store_offline',
  }),
];
