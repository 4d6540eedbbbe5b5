import type { HostId, TenantId } from '@sightline/spec';
import type { IncomingReport } from './domain/stored-report.ts';

/** Puts reports into the queue; throws when it does not take them. */
export interface ReportQueue {
  enqueue(report: IncomingReport): Promise<void>;
  /** Whether so many reports wait that no more should be taken. */
  isFull(): Promise<boolean>;
}

export interface HostKey {
  readonly tenantId: TenantId;
  readonly hostId: HostId;
}

/** Up to which seq everything of a host is committed; 0 when nothing is, or when the database cannot say just now. */
export interface StoredThroughReader {
  storedThrough(host: HostKey): Promise<number>;
}
