import { ENVIRONMENTS, POS_SYSTEMS, REGIONS } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../packs/paytronix.ts';
import { planHost } from './plan-host.ts';

const ROLES = ['boh', 'terminal', 'caps', 'service_host'] as const;

/** The plan of every kind of host: its checks by key and target. */
function plans(): string[] {
  const hosts = POS_SYSTEMS.flatMap((pos) =>
    REGIONS.flatMap((region) =>
      ENVIRONMENTS.flatMap((environment) => ROLES.map((role) => ({ pos, region, environment, role }))),
    ),
  );
  return hosts.flatMap(({ role, ...kind }) => {
    const profile = { ...kind, variables: { mid: '570', client: 'harbor' }, intervalS: 30 };
    const plan = planHost(PAYTRONIX_PACK, profile, role);
    const host = `${kind.pos} ${kind.region} ${kind.environment} ${role}`;
    return [host, ...plan.checks.map(({ key, targetKey }) => `  ${key} ${targetKey}`)];
  });
}

describe('the plan of the Paytronix pack', () => {
  it('stays the same for enrolled stores: a check whose key or target changes would lose its history', async () => {
    await expect(`${plans().join('\n')}\n`).toMatchFileSnapshot('../../fixtures/plans/paytronix.v1.txt');
  });
});
