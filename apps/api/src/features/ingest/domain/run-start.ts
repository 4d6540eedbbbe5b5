import type { HostId, TenantId } from '@sightline/spec';
import type { IncomingReport } from './incoming-report.ts';
import { correctedStartMs } from './report-time.ts';

/** When an agent process and its machine started; ms since the epoch by the server's clock. */
export interface RunStart {
  readonly tenantId: TenantId;
  readonly hostId: HostId;
  readonly bootId: string;
  readonly startedMs: number;
  readonly machineStartedMs: number;
}

/** Returns each run that the reports mention once, without the runs their hosts last reported from. */
export function runStartsOf(
  reports: readonly IncomingReport[],
  lastBootId: (hostId: HostId) => string | null,
): RunStart[] {
  const starts = new Map<string, RunStart>();
  for (const { tenantId, hostId, report } of reports) {
    const { bootId, uptimeS } = report;
    if (uptimeS === undefined || bootId === lastBootId(hostId)) continue;
    const atMs = correctedStartMs(report);
    const key = `${hostId}/${bootId}`;
    if (starts.has(key)) continue;
    starts.set(key, {
      tenantId,
      hostId,
      bootId,
      startedMs: atMs - uptimeS.agent * 1_000,
      machineStartedMs: atMs - uptimeS.machine * 1_000,
    });
  }
  return [...starts.values()];
}
