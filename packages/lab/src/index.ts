export * from './ca/authorities.ts';
export type { Authority, KeyAndCert, LeafOptions } from './ca/authority.ts';
export * from './faults.ts';
export * from './free-port.ts';
export type { Endpoint } from './network/addresses.ts';
export * from './network/store-network.ts';
export * from './vendor/vendor.ts';
