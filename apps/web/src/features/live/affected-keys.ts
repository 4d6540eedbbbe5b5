import type { LiveEvent, TenantId } from '@sightline/spec';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Returns the keys of the queries that a live event makes stale. */
export function affectedKeys(tenantId: TenantId, event: LiveEvent): readonly (readonly unknown[])[] {
  switch (event.kind) {
    case 'store_changed':
      return [
        queryKeys.fleet(tenantId),
        queryKeys.matrices(tenantId),
        queryKeys.store(tenantId, event.storeId),
        queryKeys.allowlist(tenantId),
      ];
    case 'stores_changed':
      return [queryKeys.tenant(tenantId)];
    case 'incident_changed':
      return [queryKeys.fleet(tenantId), queryKeys.incidents(tenantId), queryKeys.incident(tenantId, event.incidentId)];
  }
}
