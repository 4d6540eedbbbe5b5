import type { ProfileValues } from '@sightline/spec';
import { entryChoiceSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../packs/paytronix.ts';
import { profileFaults } from './profile-faults.ts';

const pathsOf = (values: ProfileValues) => profileFaults(values, [PAYTRONIX_PACK]).map(({ path }) => path.join('/'));
const PORTAL = 'na.test.merchant-portal';

describe('profileFaults', () => {
  it('accepts values that the packs use', () => {
    expect(
      pathsOf({
        variables: { mid: '570', client: 'harbor' },
        choices: {
          [PORTAL]: { host: 'portal.example.com', addresses: ['203.0.113.7', '2001:db8::7'] },
          'na.test.pos-transactional-server.port-1275': { protocol: 'tcp' },
          'eu.production.my-guest-account.merchant-host': { useCorrected: true },
          'aloha.boh.port-9090': { ports: [9191] },
        },
      }),
    ).toEqual([]);
  });

  it.each<[string, ProfileValues]>([
    ['variables/mid', { variables: { mid: 'm570' } }],
    ['variables/till', { variables: { till: '1' } }],
    ['choices/na.nothing', { choices: { 'na.nothing': { host: 'a.example.com' } } }],
    ['choices/na.test.rest-integrations/host', { choices: { 'na.test.rest-integrations': { host: 'a.example.com' } } }],
    [`choices/${PORTAL}/protocol`, { choices: { [PORTAL]: { protocol: 'http' } } }],
    [`choices/${PORTAL}/useCorrected`, { choices: { [PORTAL]: { useCorrected: true } } }],
    [`choices/${PORTAL}/addresses/0`, { choices: { [PORTAL]: { addresses: ['10.0.0.7'] } } }],
    [`choices/${PORTAL}/addresses/1`, { choices: { [PORTAL]: { addresses: ['203.0.113.7', '203.0.113.7'] } } }],
  ])('rejects %s, and says why', (path, values) => {
    expect(pathsOf(values)).toEqual([path]);
  });
});

describe('entryChoiceSchema', () => {
  it.each([
    { host: 'http://portal.example.com' },
    { host: '203.0.113.7' },
    { host: 'portal' },
    { addresses: ['203.0.113.0/24'] },
    { addresses: ['203.0.113.07'] },
    { ports: [0] },
    { ports: [65_536] },
  ])('rejects %j', (choice) => {
    expect(entryChoiceSchema.safeParse(choice).success).toBe(false);
  });
});
