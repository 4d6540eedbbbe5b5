import { storeProfileSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { CUSTOMERS, DEMO_TENANTS } from './fleet.ts';
import { checksOf, decisiveCheckOf, vendorNames } from './fleet-targets.ts';

const STORES = CUSTOMERS.flatMap(({ stores }) => stores);

describe('the fleet of the demo', () => {
  it('has two customers with at least eight stores between them, and one control', () => {
    expect(CUSTOMERS).toHaveLength(2);
    expect(STORES.length).toBeGreaterThanOrEqual(8);
    expect(DEMO_TENANTS.filter(({ isControl }) => isControl)).toHaveLength(1);
  });

  it('gives every store something to check that no alternative excuses', () => {
    for (const store of STORES) expect(checksOf(store)).toContainEqual(decisiveCheckOf(store));
  });

  it('is a fleet that the plan takes as it is', () => {
    for (const { profile } of STORES) expect(storeProfileSchema.parse(profile)).toEqual(profile);
  });

  it('has the lab serve every name that any store probes', () => {
    const names = vendorNames();
    for (const { target } of STORES.flatMap(checksOf)) expect(names).toContain(target.host);
  });

  it('lives in time zones that exist', () => {
    for (const { timeZone } of STORES) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  });
});
