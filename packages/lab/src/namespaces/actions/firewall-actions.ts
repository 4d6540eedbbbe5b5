import { type PortalAnswer, servePortal } from '../captive-portal.ts';
import type { Action } from '../scenario-controls.ts';
import type { Place } from '../topology.ts';
import { SITES } from '../vendor-sites.ts';

const MAIN = SITES.main.addresses[0];
const TO_MAIN = `ip daddr ${MAIN} tcp dport 443`;

/** nftables rules on what the gateway forwards. */
export function forwarding(...rules: readonly string[]): Action {
  return filter('gateway', 'forward', rules);
}

/** What the gateway does to a connect to the main name: `drop`, or how it rejects it. */
export function gatewayAnswers(verdict: string): Action {
  return forwarding(`${TO_MAIN} ${verdict}`);
}

/** What the gateway does to a connect to a name that has IPv6 only. */
export function gatewayAnswersOnIpv6(verdict: string): Action {
  return forwarding(`ip6 daddr ${SITES.sixOnly.addresses[0]} tcp dport 443 ${verdict}`);
}

/** What the gateway does to the ClientHello to the main name: the connect stands. 22 begins every TLS handshake record. */
export function clientHello(verdict: string): Action {
  return gatewayAnswers(`@ih,0,8 22 ${verdict}`);
}

/** The host's own firewall on what it sends to the main name. */
export function hostAnswers(verdict: string): Action {
  return filter('boh', 'output', [`${TO_MAIN} ${verdict}`]);
}

/** What the vendor's own firewall does to a connect to the main name, whoever sends it. */
export function vendorAnswers(verdict: string): Action {
  return filter('vendor', 'input', [`${TO_MAIN} ${verdict}`]);
}

/** The gateway hears no DNS query. */
export const resolverSilent: Action = filter('gateway', 'input', ['meta l4proto { tcp, udp } th dport 53 drop']);

/** The provider's line loses every packet. */
export const lineDropsEverything: Action = filter('line', 'forward', ['drop']);

/** The gateway takes web traffic over and answers as a hotspot does. */
export function portalByRedirect(answer: PortalAnswer): Action {
  return async (controls) => {
    await servePortal(controls, answer);
    await controls.firewall('gateway', redirection('80, 443'));
  };
}

/** A chain that sends these ports of the store to a server on the gateway, at its port or at the same one. */
export function redirection(ports: string, to?: number): string {
  const target = to === undefined ? '' : ` to :${to}`;
  return `chain redirection { type nat hook prerouting priority dstnat; iifname "lan" tcp dport { ${ports} } redirect${target}; }`;
}

function filter(place: Place, where: 'forward' | 'input' | 'output', rules: readonly string[]): Action {
  return async (controls) => {
    await controls.firewall(place, hook(where, rules));
  };
}

function hook(where: 'forward' | 'input' | 'output', rules: readonly string[]): string {
  return `chain ${where} { type filter hook ${where} priority filter; ${rules.join('; ')}; }`;
}
