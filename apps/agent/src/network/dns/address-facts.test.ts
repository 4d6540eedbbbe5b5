import { describe, expect, it } from 'vitest';
import { isPublicName, judgeAddress } from './address-facts.ts';

const NAME = 'm570.oltp.vendor.test';

describe('judgeAddress', () => {
  it.each([
    '0.0.0.0',
    '::',
    '146.112.61.104',
    '::ffff:146.112.61.106',
    '::ffff:9270:3d68',
    '146.112.61.110',
    '208.91.112.55',
    '2001:cdba::3257:9652',
    '94.140.14.35',
  ])('recognizes %s as a sinkhole', (address) => {
    expect(judgeAddress(address, NAME, false).kind).toBe('sinkhole');
  });

  it.each([
    '10.10.10.1',
    '3.93.224.57',
    '192.168.1.1',
    '172.20.0.5',
    '169.254.1.1',
    '100.64.0.1',
    'fd00::1',
    'fe80::1',
    '127.0.0.1',
    '::1',
  ])('requires proof from %s', (address) => {
    expect(judgeAddress(address, NAME, false).kind).toBe('suspect');
  });

  it.each(['203.0.113.7', '2001:db8::7', '146.112.61.109', '8.8.8.8'])('accepts %s', (address) => {
    expect(judgeAddress(address, NAME, false).kind).toBe('none');
  });

  it('accepts a loopback answer from a resolver on this host', () => {
    expect(judgeAddress('127.64.2.1', NAME, true).kind).toBe('none');
    expect(judgeAddress('127.0.0.1', NAME, true).kind).toBe('noted');
    expect(judgeAddress('10.0.0.1', NAME, true).kind).toBe('suspect');
  });

  it('accepts a local address for a local name', () => {
    expect(judgeAddress('192.168.1.20', 'caps.store.local', false).kind).toBe('none');
    expect(isPublicName('caps')).toBe(false);
  });
});
