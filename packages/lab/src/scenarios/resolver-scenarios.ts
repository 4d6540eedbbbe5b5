import { resolverSilent } from '../namespaces/actions/firewall-actions.ts';
import {
  answerWith,
  distrustUnsigned,
  portalByDns,
  redirectToPaloAltoSinkhole,
  responsePolicy,
  stopResolver,
  unbound,
} from '../namespaces/actions/resolver-actions.ts';
import { API } from '../namespaces/addresses.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { namespaceScenario, targetOver } from './namespace-scenario.ts';
import { fails, type NamespaceScenario } from './scenario.ts';

const NAME = SITES.main.name;

/** Faults of a store's resolver. */
export const RESOLVER_SCENARIOS: readonly NamespaceScenario[] = [
  namespaceScenario({
    name: 'dnsmasq_sinkhole_zero',
    description: 'dnsmasq answers the name with 0.0.0.0 and ::.',
    apply: answerWith(NAME, '0.0.0.0', '::'),
    store: fails('resolve.sinkhole'),
  }),
  namespaceScenario({
    name: 'dnsmasq_sinkhole_umbrella',
    description: "dnsmasq answers the name with the address of Cisco Umbrella's block pages.",
    apply: answerWith(NAME, '146.112.61.104'),
    store: fails('resolve.sinkhole'),
  }),
  namespaceScenario({
    name: 'dnsmasq_sinkhole_name',
    description: "dnsmasq redirects the name to Palo Alto Networks' sinkhole with a CNAME.",
    apply: redirectToPaloAltoSinkhole,
    store: fails('resolve.sinkhole'),
  }),
  namespaceScenario({
    name: 'dnsmasq_loopback_address',
    description: 'dnsmasq answers the name with 127.0.0.1.',
    apply: answerWith(NAME, '127.0.0.1'),
    store: fails('resolve.bogon'),
  }),
  namespaceScenario({
    name: 'dnsmasq_private_address',
    description: 'dnsmasq answers the name with a private address that no host has.',
    apply: answerWith(NAME, '10.20.0.99'),
    store: fails('resolve.bogon'),
  }),
  namespaceScenario({
    name: 'dnsmasq_other_server',
    description: "dnsmasq answers the name with the address of a server that is not the vendor's.",
    apply: answerWith(NAME, SITES.elsewhere.addresses[0]),
    store: fails('tls.name_mismatch'),
  }),
  namespaceScenario({
    name: 'dnsmasq_answers_everything',
    description: "dnsmasq answers every name, even nonexistent ones, with a server that is not the vendor's.",
    apply: answerWith('#', SITES.elsewhere.addresses[0]),
    store: fails('resolve.hijack'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'dnsmasq_answers_everything_tcp',
    description: 'The same, for a target of which only the TCP connect is checked.',
    apply: answerWith('#', SITES.elsewhere.addresses[0]),
    target: targetOver('tcp', NAME),
    store: fails('resolve.hijack'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'unbound_local_zone_nxdomain',
    description: 'Unbound denies the name with a local zone.',
    apply: unbound({ server: [`local-zone: "${NAME}." always_nxdomain`] }),
    store: fails('resolve.nxdomain'),
    tools: ['unbound'],
  }),
  namespaceScenario({
    name: 'unbound_policy_nxdomain',
    description: 'Unbound denies the name with a response policy zone.',
    apply: responsePolicy('.'),
    store: fails('resolve.nxdomain'),
    tools: ['unbound'],
  }),
  namespaceScenario({
    name: 'unbound_policy_nodata',
    description: "Unbound removes the name's addresses with a response policy zone.",
    apply: responsePolicy('*.'),
    store: fails('resolve.nodata'),
    tools: ['unbound'],
  }),
  namespaceScenario({
    name: 'unbound_name_refused',
    description: 'Unbound refuses to answer for the name.',
    apply: unbound({ server: [`local-zone: "${NAME}." refuse`] }),
    store: fails('resolve.refused'),
    tools: ['unbound'],
  }),
  namespaceScenario({
    name: 'unbound_store_refused',
    description: 'Unbound answers nobody in the store: its client list lacks the network.',
    apply: unbound({ access: 'refuse' }),
    store: fails('resolve.refused'),
    state: 'store_offline',
    tools: ['unbound'],
  }),
  namespaceScenario({
    name: 'unbound_dnssec_bogus',
    description: "Unbound's validation of the vendor's zone fails.",
    apply: distrustUnsigned,
    store: fails('resolve.servfail'),
    // Another vendor's target: every name of this vendor fails.
    otherTargets: [{ scheme: 'tcp', name: API.name, port: API.port, path: '/' }],
    tools: ['unbound'],
  }),
  namespaceScenario({
    name: 'resolver_silent',
    description: "nftables drops queries to the store's resolver.",
    apply: resolverSilent,
    store: fails('resolve.timeout'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'resolver_stopped',
    description: "Nothing listens at the store's resolver.",
    apply: stopResolver,
    store: fails('resolve.refused'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'portal_by_dns',
    description: 'A hotspot answers every name with the gateway, which has a login page on 80 and 443.',
    apply: portalByDns,
    store: fails('response.captive_portal'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'portal_by_dns_plain_http',
    description: 'The same hotspot, for a target over plain HTTP.',
    apply: portalByDns,
    target: targetOver('http', NAME),
    store: fails('response.captive_portal'),
    state: 'store_offline',
  }),
  namespaceScenario({
    name: 'portal_by_dns_tcp',
    description: 'The same hotspot, for a target of which only the TCP connect is checked.',
    apply: portalByDns,
    target: targetOver('tcp', NAME),
    store: fails('resolve.bogon'),
    state: 'store_offline',
  }),
];
