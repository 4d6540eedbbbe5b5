import { hostIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { formatHostKey, parseHostKey } from './host-key.ts';

const KEY = {
  hostId: hostIdSchema.parse('019ac1d2-0000-7000-8000-000000000001'),
  secret: 'A-random_secret-0123456789',
};

describe('parseHostKey', () => {
  it('parses what formatHostKey returns, in any case of the scheme', () => {
    expect(parseHostKey(`Bearer ${formatHostKey(KEY)}`)).toEqual(KEY);
    expect(parseHostKey(`bearer ${formatHostKey(KEY)}`)).toEqual(KEY);
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer x',
    `Basic ${formatHostKey(KEY)}`,
    formatHostKey(KEY),
    `Bearer ${KEY.hostId}`,
    `Bearer ${KEY.hostId}.short`,
    `Bearer ${KEY.hostId}.${KEY.secret}.more`,
    `Bearer ${KEY.hostId}.${'a'.repeat(500)}`,
    `Bearer no-id.${KEY.secret}`,
  ])('finds no key in %j', (header) => {
    expect(parseHostKey(header)).toBeNull();
  });
});
