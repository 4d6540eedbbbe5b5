import { describe, expect, it } from 'vitest';
import { networkAddresses } from './addresses.ts';

const NAMES = Array.from({ length: 252 }, (_, position) => `n${position}.test`);

describe('the addresses of a network', () => {
  it('are unique, within one network and between two', () => {
    const one = networkAddresses(0, NAMES);
    const other = networkAddresses(250, NAMES);
    const all = [one, other].flatMap(({ resolver, claim, byName }) => [resolver, claim, ...byName.values()]);
    expect(new Set(all).size).toBe(2 * 254);
    expect(one.resolver).toBe('127.64.0.53');
    expect(other.resolver).toBe('127.65.0.53');
  });

  it('do not change if names are added at the end', () => {
    expect(networkAddresses(7, NAMES.slice(0, 60)).byName.get('n59.test')).toBe(
      networkAddresses(7, NAMES).byName.get('n59.test'),
    );
  });

  it('stay within the loopback network', () => {
    expect(networkAddresses(47_749, []).resolver).toBe('127.254.249.53');
    expect(() => networkAddresses(47_750, [])).toThrow(RangeError);
    expect(() => networkAddresses(-1, [])).toThrow(RangeError);
    expect(() => networkAddresses(0, [...NAMES, 'one-too-many.test'])).toThrow(RangeError);
  });
});
