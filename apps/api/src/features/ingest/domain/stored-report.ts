import type { HostId, Report, TenantId } from '@sightline/spec';

/** A report on its way to the database, with what the API knows of its sender. */
export interface IncomingReport {
  readonly tenantId: TenantId;
  readonly hostId: HostId;
  readonly receivedAt: string;
  readonly report: Report;
}
