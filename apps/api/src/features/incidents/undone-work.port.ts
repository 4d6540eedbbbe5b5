import type { TenantId } from '@sightline/spec';

/** What a crash or a lost Redis left undone, across tenants. */
export interface UndoneWork {
  /** Tenants with check transitions that nobody took up, or with members whose check is no longer on the list. */
  tenantsToCorrelate(): Promise<readonly TenantId[]>;
  /** Alerting incident transitions that nobody took up. */
  transitionsToDeliver(): Promise<readonly { readonly tenantId: TenantId; readonly transitionId: string }[]>;
}
