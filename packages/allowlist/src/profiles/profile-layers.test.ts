import { type ProfileLayer } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { resolveProfile } from './profile-layers.ts';

const TENANT: ProfileLayer = {
  origin: { kind: 'tenant' },
  values: { region: 'na', environment: 'production', variables: { mid: '570', client: 'harbor' } },
};
const PATIO: ProfileLayer = {
  origin: { kind: 'group', tag: 'patio' },
  values: { pos: 'aloha', variables: { mid: '812' }, choices: { portal: { host: 'a.example.com', ports: [8443] } } },
};
const STORE: ProfileLayer = {
  origin: { kind: 'store' },
  values: { environment: 'test', choices: { portal: { host: 'b.example.com' } } },
};

describe('resolveProfile', () => {
  it('takes each value from the narrowest layer that sets it, and names the layer', () => {
    expect(resolveProfile([TENANT, PATIO, STORE])).toEqual({
      kind: 'resolved',
      profile: {
        pos: 'aloha',
        region: 'na',
        environment: 'test',
        variables: { client: 'harbor', mid: '812' },
        intervalS: 30,
        choices: { portal: { host: 'b.example.com', ports: [8443] } },
      },
      origins: {
        pos: { kind: 'group', tag: 'patio' },
        region: { kind: 'tenant' },
        environment: { kind: 'store' },
        'variables/mid': { kind: 'group', tag: 'patio' },
        'variables/client': { kind: 'tenant' },
        'choices/portal/host': { kind: 'store' },
        'choices/portal/ports': { kind: 'group', tag: 'patio' },
        intervalS: { kind: 'default' },
        pinsAddresses: { kind: 'default' },
      },
    });
  });

  it('names required fields that no layer sets', () => {
    expect(resolveProfile([TENANT])).toMatchObject({ kind: 'incomplete', missing: ['pos'] });
    expect(resolveProfile([])).toMatchObject({ kind: 'incomplete', missing: ['pos', 'region', 'environment'] });
  });

  it('writes equal profiles as equal text, whatever the order of their values', () => {
    const both = [
      { origin: { kind: 'store' }, values: { ...TENANT.values, pos: 'aloha', variables: { b: '1', a: '2' } } },
      { origin: { kind: 'store' }, values: { pos: 'aloha', variables: { a: '2', b: '1' }, ...pick() } },
    ] as const;
    const [first, second] = both.map((layer) => JSON.stringify(profileOf(layer)));
    expect(first).toBe(second);
  });
});

function pick() {
  const { region, environment } = TENANT.values;
  return { ...(environment && { environment }), ...(region && { region }) };
}

function profileOf(layer: ProfileLayer) {
  const resolved = resolveProfile([layer]);
  return resolved.kind === 'resolved' ? resolved.profile : null;
}
