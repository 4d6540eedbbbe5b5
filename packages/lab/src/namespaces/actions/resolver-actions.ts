import { GATEWAY } from '../addresses.ts';
import { servePortal } from '../captive-portal.ts';
import { dnsmasqCommand, STORE_FORWARDING } from '../dnsmasq.ts';
import type { Action } from '../scenario-controls.ts';
import { policyZone, type UnboundOptions, unboundCommand } from '../unbound.ts';
import { SITES } from '../vendor-sites.ts';

const NAME = SITES.main.name;

/** Makes the store's dnsmasq answer a name with these addresses, like a DNS filter's sinkhole. */
export function answerWith(name: string, ...addresses: readonly string[]): Action {
  return async (controls) => {
    const rules = addresses.map((address) => `address=/${name}/${address}`);
    await controls.replaceResolver(await dnsmasqCommand(controls.folder, GATEWAY.lan, [...STORE_FORWARDING, ...rules]));
  };
}

/** Makes the store's dnsmasq redirect a name to Palo Alto's sinkhole with a CNAME. */
export const redirectToPaloAltoSinkhole: Action = async (controls) => {
  const sinkhole = 'sinkhole.paloaltonetworks.com';
  const rules = [`host-record=${sinkhole},203.0.113.98`, `cname=${NAME},${sinkhole}`];
  await controls.replaceResolver(await dnsmasqCommand(controls.folder, GATEWAY.lan, [...STORE_FORWARDING, ...rules]));
};

/** Replaces the store's dnsmasq with Unbound. */
export function unbound(options: UnboundOptions): Action {
  return async (controls) => {
    await controls.replaceResolver(await unboundCommand(controls.folder, options));
  };
}

/** Runs Unbound with a response policy zone for the main name: `.` denies it, `*.` removes its addresses. */
export function responsePolicy(rule: '.' | '*.'): Action {
  return async (controls) => {
    const clauses = [await policyZone(controls.folder, NAME, rule)];
    await controls.replaceResolver(await unboundCommand(controls.folder, { modules: 'respip', clauses }));
  };
}

/** Runs Unbound with a trust anchor for the vendor's zone, which is not signed. */
export const distrustUnsigned: Action = unbound({
  modules: 'validator',
  server: ['ede: yes', `trust-anchor: "vendor.test. DS 12345 8 2 ${'AB'.repeat(32)}"`],
});

/** Stops the store's resolver. */
export const stopResolver: Action = async (controls) => {
  await controls.replaceResolver(null);
};

/** Imitates a hotspot: every name resolves to the gateway, which has the login page on 80 and 443. */
export const portalByDns: Action = async (controls) => {
  const everything = [`address=/#/${GATEWAY.lan}`];
  await controls.replaceResolver(await dnsmasqCommand(controls.folder, GATEWAY.lan, everything));
  await servePortal(controls, 'redirect');
};
