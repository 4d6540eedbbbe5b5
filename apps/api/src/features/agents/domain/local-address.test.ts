import { expect, it } from 'vitest';
import { isLocalAddress } from './local-address.ts';

it.each(['10.1.2.3', '172.16.0.9', '192.168.7.21', '100.64.0.7', 'fd00:7::21', '::ffff:10.0.0.1'])(
  'accepts %s as an address in a store',
  (address) => {
    expect(isLocalAddress(address)).toBe(true);
  },
);

it.each(['8.8.8.8', '127.0.0.1', '169.254.169.254', '0.0.0.0', '224.0.0.1', '::1', 'fe80::1', '2001:db8::1', 'TERM-1'])(
  'rejects %s',
  (address) => {
    expect(isLocalAddress(address)).toBe(false);
  },
);
