import {
  gatewayAnswers,
  gatewayAnswersOnIpv6,
  hostAnswers,
  lineDropsEverything,
} from '../namespaces/actions/firewall-actions.ts';
import { removeGateway, unplugHost, unplugLine } from '../namespaces/actions/line-actions.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { namespaceScenario, targetOver } from './namespace-scenario.ts';
import { fails, type NamespaceScenario } from './scenario.ts';

/** What a firewall can do to a connect, and how a line can fail. */
export const CONNECT_SCENARIOS: readonly NamespaceScenario[] = [
  namespaceScenario({
    name: 'nft_drop',
    description: "The gateway drops TCP 443 to the name's address.",
    apply: gatewayAnswers('drop'),
    store: fails('connect.timeout'),
  }),
  namespaceScenario({
    name: 'nft_reject_tcp_reset',
    description: 'The gateway rejects the connect with a TCP reset.',
    apply: gatewayAnswers('reject with tcp reset'),
    store: fails('connect.refused'),
  }),
  namespaceScenario({
    name: 'nft_reject_port_unreachable',
    description: 'The gateway rejects the connect with ICMP port unreachable.',
    apply: gatewayAnswers('reject with icmp type port-unreachable'),
    store: fails('connect.refused'),
  }),
  namespaceScenario({
    name: 'nft_reject_prohibited',
    description:
      'The gateway rejects the connect with ICMP administratively prohibited, which Linux tells a program as host unreachable.',
    apply: gatewayAnswers('reject with icmp type admin-prohibited'),
    store: fails('connect.host_unreachable'),
  }),
  namespaceScenario({
    name: 'nft_reject_prohibited_ipv6',
    description: 'The gateway rejects an IPv6 connect with ICMPv6 administratively prohibited.',
    apply: gatewayAnswersOnIpv6('reject with icmpv6 type admin-prohibited'),
    target: targetOver('https', SITES.sixOnly.name),
    store: fails('connect.prohibited'),
  }),
  namespaceScenario({
    name: 'nft_reject_host_unreachable',
    description: 'The gateway rejects the connect with ICMP host unreachable.',
    apply: gatewayAnswers('reject with icmp type host-unreachable'),
    store: fails('connect.host_unreachable'),
  }),
  namespaceScenario({
    name: 'nft_reject_net_unreachable',
    description: 'The gateway rejects the connect with ICMP network unreachable.',
    apply: gatewayAnswers('reject with icmp type net-unreachable'),
    store: fails('connect.net_unreachable'),
  }),
  namespaceScenario({
    name: 'host_firewall_drop',
    description: "The host's own firewall drops what it sends to the name's address.",
    apply: hostAnswers('drop'),
    store: fails('connect.timeout'),
  }),
  namespaceScenario({
    name: 'host_firewall_reject',
    description: "The host's own firewall rejects what it sends to the name's address.",
    apply: hostAnswers('reject with tcp reset'),
    store: fails('connect.refused'),
  }),
  namespaceScenario({
    name: 'host_without_gateway',
    description: 'The host has no default gateway; its own network and the resolver in it work.',
    apply: removeGateway,
    store: fails('connect.net_unreachable'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'host_unplugged',
    description: "The host's network cable is unplugged.",
    apply: unplugHost,
    store: fails('resolve.timeout'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'host_unplugged_alone',
    description: "The host's network cable is unplugged, and another host of the store keeps reporting.",
    apply: unplugHost,
    store: fails('resolve.timeout'),
    state: 'unverified',
  }),
  namespaceScenario({
    name: 'line_unplugged',
    description: "The gateway's uplink is unplugged; its dnsmasq refuses what it cannot forward.",
    apply: unplugLine,
    store: fails('resolve.refused'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'line_loses_everything',
    description: 'The line loses every packet silently.',
    apply: lineDropsEverything,
    store: fails('resolve.timeout'),
    state: 'store_offline',
  }),
];
