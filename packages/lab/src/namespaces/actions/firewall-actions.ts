import { type PortalAnswer, servePortal } from '../captive-portal.ts';
import type { Action } from '../scenario-controls.ts';
import type { Place } from '../topology.ts';
import { SITES } from '../vendor-sites.ts';

const MAIN = SITES.main.addresses[0];
const TO_MAIN = `ip daddr ${MAIN} tcp dport 443`;

/** Adds nftables rules for what the gateway forwards. */
export function forwarding(...rules: readonly string[]): Action {
  return filter('gateway', 'forward', rules);
}

/** Makes the gateway drop or reject connects to the main name. */
export function gatewayAnswers(verdict: string): Action {
  return forwarding(`${TO_MAIN} ${verdict}`);
}

/** Makes the gateway drop or reject connects to a name that has only IPv6. */
export function gatewayAnswersOnIpv6(verdict: string): Action {
  return forwarding(`ip6 daddr ${SITES.sixOnly.addresses[0]} tcp dport 443 ${verdict}`);
}

/**
 * Makes the gateway drop or reject the ClientHello to the main name, after the connect. 22 starts every TLS handshake
 * record.
 */
export function clientHello(verdict: string): Action {
  return gatewayAnswers(`@ih,0,8 22 ${verdict}`);
}

/** Makes the host's own firewall drop or reject what it sends to the main name. */
export function hostAnswers(verdict: string): Action {
  return filter('boh', 'output', [`${TO_MAIN} ${verdict}`]);
}

/** Makes the vendor's own firewall drop or reject connects to the main name, from anyone. */
export function vendorAnswers(verdict: string): Action {
  return filter('vendor', 'input', [`${TO_MAIN} ${verdict}`]);
}

/** Makes the gateway drop all DNS queries. */
export const resolverSilent: Action = filter('gateway', 'input', ['meta l4proto { tcp, udp } th dport 53 drop']);

/** Makes the provider's line lose every packet. */
export const lineDropsEverything: Action = filter('line', 'forward', ['drop']);

/** Makes the gateway intercept web traffic and answer like a hotspot. */
export function portalByRedirect(answer: PortalAnswer): Action {
  return async (controls) => {
    await servePortal(controls, answer);
    await controls.firewall('gateway', redirection('80, 443'));
  };
}

/**
 * Returns a chain that redirects these ports of the store to a server on the gateway, at the given or the same port.
 */
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
