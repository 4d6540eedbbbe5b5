/**
 * The lab's addresses. Outside the store they are in ranges reserved for documentation (RFC 5737, RFC 3849), which nobody
 * routes; inside the store they are private, as in a real one.
 */
export const GATEWAY = {
  lan: '10.20.0.1',
  lan6: '2001:db8:20::1',
  wan: '198.51.100.2',
  wan6: '2001:db8:51::2',
} as const;
export const BOH = { address: '10.20.0.10', address6: '2001:db8:20::10' } as const;
export const TERMINAL = { address: '10.20.0.11', address6: '2001:db8:20::11' } as const;
/** Public, like IPv6 in a store: the gateway translates IPv4 only. */
export const STORE_NETWORK6 = '2001:db8:20::/64';
/** The provider's line between the gateway and the Internet: a router with an address at each end. */
export const LINE = {
  store: '198.51.100.1',
  store6: '2001:db8:51::1',
  internet: '198.51.100.5',
  internet6: '2001:db8:52::5',
} as const;
export const INTERNET = {
  line: '198.51.100.6',
  line6: '2001:db8:52::6',
  vendor: '203.0.113.1',
  vendor6: '2001:db8:113::1',
  control: '192.0.2.1',
  control6: '2001:db8:c::1',
} as const;
/** The Internet's resolver, which also knows every name in the lab. */
export const PUBLIC_RESOLVER = '192.0.2.53';
export const CONTROL = { address: '192.0.2.10', address6: '2001:db8:c::10' } as const;

/**
 * Where agents report, next to the control. Not on 443, so devices that intercept 80 and 443 ignore it, as they would with an
 * exemption for the agent's own traffic.
 */
export const API = { name: 'api.sightline.test', address: CONTROL.address, port: 8443 } as const;

/** The resolvers of a store's host and of the control, as `--resolver` takes them. */
export const RESOLVERS = {
  boh: `${GATEWAY.lan}:53`,
  terminal: `${GATEWAY.lan}:53`,
  control: `${PUBLIC_RESOLVER}:53`,
} as const;
