import { incidentIdSchema, storeIdSchema, tenantIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { affectedKeys } from './affected-keys.ts';

const tenantId = tenantIdSchema.parse('018f0000-0000-7000-8000-000000000001');
const storeId = storeIdSchema.parse('018f0000-0000-7000-8000-000000000002');
const otherStoreId = storeIdSchema.parse('018f0000-0000-7000-8000-000000000003');
const incidentId = incidentIdSchema.parse('018f0000-0000-7000-8000-000000000004');

describe('affectedKeys', () => {
  it('refreshes the changed store and the fleet, and no other store', () => {
    const keys = affectedKeys(tenantId, { kind: 'store_changed', storeId });
    expect(isConcerned(keys, queryKeys.storeHistory(tenantId, storeId))).toBe(true);
    expect(isConcerned(keys, queryKeys.fleet(tenantId))).toBe(true);
    expect(isConcerned(keys, queryKeys.matrix(tenantId, { state: 'blocked' }))).toBe(true);
    expect(isConcerned(keys, queryKeys.store(tenantId, otherStoreId))).toBe(false);
    expect(isConcerned(keys, queryKeys.channels(tenantId))).toBe(false);
  });

  it('refreshes the changed incident and every list of incidents', () => {
    const keys = affectedKeys(tenantId, { kind: 'incident_changed', incidentId });
    expect(isConcerned(keys, queryKeys.incident(tenantId, incidentId))).toBe(true);
    expect(isConcerned(keys, queryKeys.incidentList(tenantId, { status: 'open' }))).toBe(true);
    expect(isConcerned(keys, queryKeys.store(tenantId, storeId))).toBe(false);
  });
});

/** A key is concerned when one of the others is its beginning. */
function isConcerned(keys: readonly (readonly unknown[])[], key: readonly unknown[]): boolean {
  return keys.some((beginning) => beginning.every((part, at) => part === key[at]));
}
