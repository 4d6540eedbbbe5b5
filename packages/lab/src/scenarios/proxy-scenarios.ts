import { forwarding, gatewayAnswers, vendorAnswers } from '../namespaces/actions/firewall-actions.ts';
import { withProxy, withProxyDown } from '../namespaces/actions/proxy-actions.ts';
import { stopResolver } from '../namespaces/actions/resolver-actions.ts';
import { doNothing } from '../namespaces/scenario-controls.ts';
import { SITES } from '../namespaces/vendor-sites.ts';
import { namespaceScenario, targetOver } from './namespace-scenario.ts';
import { degrades, fails, type NamespaceScenario, PASSES } from './scenario.ts';

const NAME = SITES.main.name;
const onlyProxy = gatewayAnswers('drop');
const onlyProxyAtOnce = gatewayAnswers('reject with tcp reset');
const nothingForwarded = forwarding('tcp dport { 80, 443 } drop');

/** What a store's host with a proxy in its environment sees. */
export const PROXY_SCENARIOS: readonly NamespaceScenario[] = [
  namespaceScenario({
    name: 'proxy_not_needed',
    description: 'The host has a proxy set, and the gateway also allows direct connections.',
    apply: withProxy('open', doNothing),
    store: PASSES,
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'proxy_only',
    description: 'The gateway drops direct connections; the proxy set on the host allows them.',
    apply: withProxy('open', onlyProxy),
    store: degrades('connect.proxy_only'),
    reason: 'proxy_only',
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'proxy_only_tcp',
    description: 'The same with a TCP reset, for a target of which only the TCP connect is checked.',
    apply: withProxy('open', onlyProxyAtOnce),
    target: targetOver('tcp', NAME),
    store: degrades('connect.proxy_only'),
    reason: 'proxy_only',
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'proxy_only_plain_http',
    description: 'The same, for a target over plain HTTP.',
    apply: withProxy('open', nothingForwarded),
    target: targetOver('http', NAME),
    store: degrades('connect.proxy_only'),
    reason: 'proxy_only',
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'proxy_only_no_resolver',
    description: "The store's resolver resolves no names; the proxy does.",
    apply: withProxy('open', stopResolver),
    store: degrades('connect.proxy_only'),
    reason: 'proxy_only',
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'proxy_opens_tls',
    description: 'The gateway rejects direct connections; the proxy allows them and inspects TLS.',
    apply: withProxy('opens_tls', onlyProxyAtOnce),
    store: degrades('connect.proxy_only'),
    reason: 'proxy_only',
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'proxy_asks_login',
    description: 'The gateway rejects direct connections; the proxy requires a login, and the host has none.',
    apply: withProxy('asks_login', onlyProxyAtOnce),
    store: fails('request.proxy_auth'),
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'proxy_forbids',
    description: 'The gateway rejects direct connections; the proxy forbids the name.',
    apply: withProxy('forbids_main', onlyProxyAtOnce),
    store: fails('response.block_page'),
    tools: ['squid'],
  }),
  namespaceScenario({
    name: 'proxy_down',
    description: 'The gateway drops direct connections; nothing listens at the proxy.',
    apply: withProxyDown(onlyProxy),
    store: fails('connect.timeout'),
  }),
  namespaceScenario({
    name: 'proxy_vendor_down',
    description: "The vendor's firewall rejects connects from everyone, including the proxy.",
    apply: withProxy('open', vendorAnswers('reject with tcp reset')),
    store: fails('connect.refused'),
    control: fails('connect.refused'),
    tools: ['squid'],
  }),
];
