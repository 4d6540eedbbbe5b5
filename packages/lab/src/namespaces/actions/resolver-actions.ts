import { GATEWAY } from '../addresses.ts';
import { servePortal } from '../captive-portal.ts';
import { dnsmasqCommand, STORE_FORWARDING } from '../dnsmasq.ts';
import type { Action } from '../scenario-controls.ts';
import { policyZone, type UnboundOptions, unboundCommand } from '../unbound.ts';
import { SITES } from '../vendor-sites.ts';

const NAME = SITES.main.name;

/** The store's dnsmasq answers a name with these addresses, as a DNS filter's sinkhole does. */
export function answerWith(name: string, ...addresses: readonly string[]): Action {
  return async (controls) => {
    const rules = addresses.map((address) => `address=/${name}/${address}`);
    await controls.replaceResolver(await dnsmasqCommand(controls.folder, GATEWAY.lan, [...STORE_FORWARDING, ...rules]));
  };
}

/** The store's dnsmasq leads a name to Palo Alto's sinkhole by a CNAME. */
export const redirectToPaloAltoSinkhole: Action = async (controls) => {
  const sinkhole = 'sinkhole.paloaltonetworks.com';
  const rules = [`host-record=${sinkhole},203.0.113.98`, `cname=${NAME},${sinkhole}`];
  await controls.replaceResolver(await dnsmasqCommand(controls.folder, GATEWAY.lan, [...STORE_FORWARDING, ...rules]));
};

/** Unbound takes the place of the store's dnsmasq. */
export function unbound(options: UnboundOptions): Action {
  return async (controls) => {
    await controls.replaceResolver(await unboundCommand(controls.folder, options));
  };
}

/** Unbound has a response policy zone with a rule for the main name: `.` denies it, `*.` leaves it no address. */
export function responsePolicy(rule: '.' | '*.'): Action {
  return async (controls) => {
    const clauses = [await policyZone(controls.folder, NAME, rule)];
    await controls.replaceResolver(await unboundCommand(controls.folder, { modules: 'respip', clauses }));
  };
}

/** Unbound believes that the vendor signs its zone, which it does not. */
export const distrustUnsigned: Action = unbound({
  modules: 'validator',
  server: ['ede: yes', `trust-anchor: "vendor.test. DS 12345 8 2 ${'AB'.repeat(32)}"`],
});

/** Nobody listens at the store's resolver. */
export const stopResolver: Action = async (controls) => {
  await controls.replaceResolver(null);
};

/** A hotspot: every name is the gateway, and there is the login page, on 80 and 443. */
export const portalByDns: Action = async (controls) => {
  const everything = [`address=/#/${GATEWAY.lan}`];
  await controls.replaceResolver(await dnsmasqCommand(controls.folder, GATEWAY.lan, everything));
  await servePortal(controls, 'redirect');
};
