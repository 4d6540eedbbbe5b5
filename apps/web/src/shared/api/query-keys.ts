import type { CheckId, IncidentId, StoreId, TenantId } from '@sightline/spec';

/** The keys of the cache; a tenant's data is below the tenant, so that a live event can invalidate what it affects. */
export const queryKeys = {
  me: () => ['me'] as const,
  tenant: (tenantId: TenantId) => ['tenant', tenantId] as const,
  fleet: (tenantId: TenantId) => ['tenant', tenantId, 'fleet'] as const,
  matrices: (tenantId: TenantId) => ['tenant', tenantId, 'matrix'] as const,
  matrix: (tenantId: TenantId, query: object) => ['tenant', tenantId, 'matrix', query] as const,
  store: (tenantId: TenantId, storeId: StoreId) => ['tenant', tenantId, 'store', storeId] as const,
  storeHistory: (tenantId: TenantId, storeId: StoreId) => ['tenant', tenantId, 'store', storeId, 'history'] as const,
  storeGaps: (tenantId: TenantId, storeId: StoreId) => ['tenant', tenantId, 'store', storeId, 'gaps'] as const,
  check: (tenantId: TenantId, storeId: StoreId, checkId: CheckId) =>
    ['tenant', tenantId, 'store', storeId, 'check', checkId] as const,
  incidents: (tenantId: TenantId) => ['tenant', tenantId, 'incidents'] as const,
  incidentList: (tenantId: TenantId, query: object) => ['tenant', tenantId, 'incidents', query] as const,
  incident: (tenantId: TenantId, incidentId: IncidentId) => ['tenant', tenantId, 'incident', incidentId] as const,
  packs: (tenantId: TenantId) => ['tenant', tenantId, 'packs'] as const,
  pack: (tenantId: TenantId, ref: object | null) => ['tenant', tenantId, 'pack', ref] as const,
  packDiff: (tenantId: TenantId, query: object | null) => ['tenant', tenantId, 'packs', 'diff', query] as const,
  packImpact: (tenantId: TenantId, query: object) => ['tenant', tenantId, 'packs', 'impact', query] as const,
  adoptions: (tenantId: TenantId, query: object) => ['tenant', tenantId, 'packs', 'adoptions', query] as const,
  allowlist: (tenantId: TenantId) => ['tenant', tenantId, 'allowlist'] as const,
  packSources: (tenantId: TenantId) => ['tenant', tenantId, 'pack-sources'] as const,
  agents: (tenantId: TenantId) => ['tenant', tenantId, 'agents'] as const,
  releases: (tenantId: TenantId) => ['tenant', tenantId, 'releases'] as const,
  feeds: (tenantId: TenantId) => ['tenant', tenantId, 'feeds'] as const,
  certificates: (tenantId: TenantId) => ['tenant', tenantId, 'certificates'] as const,
  certificateList: (tenantId: TenantId, query: object) => ['tenant', tenantId, 'certificates', query] as const,
  certificate: (tenantId: TenantId, certificateId: string) =>
    ['tenant', tenantId, 'certificate', certificateId] as const,
  profiles: (tenantId: TenantId) => ['tenant', tenantId, 'profiles'] as const,
  storeProfile: (tenantId: TenantId, storeId: StoreId) => ['tenant', tenantId, 'store', storeId, 'profile'] as const,
  storeImports: (tenantId: TenantId) => ['tenant', tenantId, 'store-imports'] as const,
  storeImport: (tenantId: TenantId, importId: string) => ['tenant', tenantId, 'store-imports', importId] as const,
  audit: (tenantId: TenantId, query: object) => ['tenant', tenantId, 'audit', query] as const,
  channels: (tenantId: TenantId) => ['tenant', tenantId, 'channels'] as const,
};
