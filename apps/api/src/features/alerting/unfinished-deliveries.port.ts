import type { TenantId } from '@sightline/spec';

export interface UnfinishedDelivery {
  readonly tenantId: TenantId;
  readonly deliveryId: string;
}

/** Deliveries that stand without anybody at them, across tenants. */
export interface UnfinishedDeliveries {
  list(now: Date): Promise<readonly UnfinishedDelivery[]>;
}
