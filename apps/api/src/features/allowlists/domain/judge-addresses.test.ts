import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { type Pack, type StoreProfile } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { judgeAddresses } from './judge-addresses.ts';

const ENTRY_ID = 'na.production.pos-transactional-server';
const PINNED = '203.0.113.7';
const CLOUDFLARE = '104.16.3.4';
const NONE = { here: [], control: [] };

function profile(over: Partial<StoreProfile> = {}): StoreProfile {
  return {
    pos: 'aloha',
    region: 'na',
    environment: 'production',
    variables: { mid: '570' },
    intervalS: 30,
    pinsAddresses: true,
    choices: { [ENTRY_ID]: { addresses: [PINNED, '2001:db8::7'] } },
    ...over,
  };
}

function judge(
  here: readonly string[],
  control: readonly string[] = [],
  over: Partial<StoreProfile> = {},
  pack: Pack = PAYTRONIX_PACK,
) {
  return judgeAddresses({ ...NONE, here, control }, { pack, entryId: ENTRY_ID, profile: profile(over) });
}

describe('judgeAddresses', () => {
  it('accepts pinned addresses and published ranges, IPv4 and IPv6', () => {
    expect(judge([PINNED, CLOUDFLARE, '2001:db8::7', '2606:4700::1111'])).toBeNull();
  });

  it('names the addresses that a pinning firewall would drop', () => {
    expect(judge([PINNED, '198.51.100.9'])).toEqual({ outside: ['198.51.100.9'], control: 'unknown' });
  });

  it("tells a vendor's move from a store whose resolver answers differently", () => {
    expect(judge(['198.51.100.9'], ['198.51.100.9', PINNED])?.control).toBe('same');
    expect(judge(['198.51.100.9'], [PINNED])?.control).toBe('other');
  });

  it('ignores stores that allow by name', () => {
    expect(judge(['198.51.100.9'], [], { pinsAddresses: false })).toBeNull();
  });

  it('ignores entries without a known address', () => {
    expect(judge(['198.51.100.9'], [], { choices: {} })).toBeNull();
  });

  it('uses the addresses that the pack gives', () => {
    const pack: Pack = {
      ...PAYTRONIX_PACK,
      entries: PAYTRONIX_PACK.entries.map((entry) =>
        entry.id === ENTRY_ID && entry.subject.kind === 'endpoint'
          ? { ...entry, subject: { ...entry.subject, addresses: ['198.51.100.0/24'] } }
          : entry,
      ),
    };
    expect(judge(['198.51.100.9'], [], { choices: {} }, pack)).toBeNull();
    expect(judge(['192.0.2.1'], [], { choices: {} }, pack)?.outside).toEqual(['192.0.2.1']);
  });

  it('treats an IPv4-mapped IPv6 address as IPv4', () => {
    expect(judge([`::ffff:${PINNED}`])).toBeNull();
  });
});
