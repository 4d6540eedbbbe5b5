import { describe, expect, it } from 'vitest';
import { cidrText, ipv4Mask, parseCidr } from './address.ts';

const read = (text: string): string | null => {
  const cidr = parseCidr(text);
  return cidr === null ? null : cidrText(cidr);
};

describe('parseCidr', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.77/24', '203.0.113.0/24'],
    ['10.255.255.255/9', '10.128.0.0/9'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2400:CB00::/32', '2400:cb00::/32'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1/128'],
    ['::1', '::1/128'],
    ['::', '::/128'],
    ['1::', '1::/128'],
    ['2001:db8:ffff::/33', '2001:db8:8000::/33'],
    ['1:2:3:4:5:6:7:8/127', '1:2:3:4:5:6:7:8/127'],
    ['1:0:3:4:5:6:7:8', '1:0:3:4:5:6:7:8/128'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '',
    '203.0.113.7/33',
    '203.0.113.007',
    '203.0.113',
    '256.0.0.1',
    '203.0.113.7/',
    '203.0.113.7/08',
    '2001:db8::1::2',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    'fe80::1%eth0',
    '::1/129',
    ':1',
    '203.0.113.7\n',
    ' 203.0.113.7',
    '٢٠٣.0.113.7',
  ])('refuses %j', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('ipv4Mask', () => {
  it.each([
    [0, '0.0.0.0'],
    [13, '255.248.0.0'],
    [20, '255.255.240.0'],
    [32, '255.255.255.255'],
  ])('of %i is %s', (prefix, mask) => {
    expect(ipv4Mask(prefix)).toBe(mask);
  });
});
