import { hostIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { hostKeyOf, hostKeyText } from './host-key.ts';

const KEY = {
  hostId: hostIdSchema.parse('019ac1d2-0000-7000-8000-000000000001'),
  secret: 'A-random_secret-0123456789',
};

describe('hostKeyOf', () => {
  it('reads back what hostKeyText wrote, whatever the case of the scheme', () => {
    expect(hostKeyOf(`Bearer ${hostKeyText(KEY)}`)).toEqual(KEY);
    expect(hostKeyOf(`bearer ${hostKeyText(KEY)}`)).toEqual(KEY);
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer x',
    `Basic ${hostKeyText(KEY)}`,
    hostKeyText(KEY),
    `Bearer ${KEY.hostId}`,
    `Bearer ${KEY.hostId}.short`,
    `Bearer ${KEY.hostId}.${KEY.secret}.more`,
    `Bearer ${KEY.hostId}.${'a'.repeat(500)}`,
    `Bearer no-id.${KEY.secret}`,
  ])('reads no key in %j', (header) => {
    expect(hostKeyOf(header)).toBeNull();
  });
});
