import { setTimeout as pause } from 'node:timers/promises';
import { type CheckDetail, checkDetailSchema, problemSchema, type Report } from '@sightline/spec';
import type { Pool } from 'pg';
import type { FleetHost } from './scenario-fleet.ts';

const POLL_MS = 100;
const STORED_MS_MAX = 60_000;

/** The built API and worker, as agents and console users reach them. */
export interface VerdictApi {
  readonly apiUrl: string;
  /** Of a user who may see the tenant. */
  readonly cookie: string;
  readonly tenantId: string;
  readonly controlTenantId: string;
  /** Sees all tenants. */
  readonly pool: Pool;
}

/**
 * Sends a host's reports to the API, and resolves once they are stored and judged. Throws if one is rejected, unless it is
 * dated in the future, as from a clock that was ahead and could not be compared with the API's.
 */
export async function sendReports(verdictApi: VerdictApi, host: FleetHost, reports: readonly Report[]): Promise<void> {
  const seqs: number[] = [];
  for (const report of reports) {
    const answer = await fetch(`${verdictApi.apiUrl}/v1/agent/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${host.hostKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(report),
    });
    if (answer.status === 202) seqs.push(report.seq);
    else await expectFutureDated(answer);
  }
  const deadline = performance.now() + STORED_MS_MAX;
  while (performance.now() < deadline) {
    const { rows } = await verdictApi.pool.query<{ count: string }>(
      'SELECT count(*) FROM report WHERE tenant_id = $1 AND host_id = $2 AND seq = ANY($3::bigint[])',
      [host.tenantId, host.hostId, seqs],
    );
    if (Number(rows[0]?.count) === seqs.length) return;
    await pause(POLL_MS);
  }
  throw new Error(`reports were not stored within ${STORED_MS_MAX / 1_000} s`);
}

async function expectFutureDated(answer: Response): Promise<void> {
  const text = await answer.text();
  const { code } = problemSchema.parse(JSON.parse(text));
  if (code !== 'report.future_dated') throw new Error(`a report was rejected: ${answer.status} ${text}`);
}

/** Returns what the console shows of a host's first check, and the code of the verdict's reason. */
export async function readCheck(
  verdictApi: VerdictApi,
  host: FleetHost,
): Promise<CheckDetail & { readonly reasonCode: string }> {
  const id = host.checks[0]?.id ?? '';
  const path = `/v1/tenants/${host.tenantId}/stores/${host.storeId}/checks/${id}`;
  const answer = await fetch(`${verdictApi.apiUrl}${path}`, { headers: { cookie: verdictApi.cookie } });
  if (!answer.ok) throw new Error(`the console does not show the check: ${answer.status} ${await answer.text()}`);
  const detail = checkDetailSchema.parse(await answer.json());
  const { rows } = await verdictApi.pool.query<{ reason: string }>(
    'SELECT reason FROM check_state WHERE tenant_id = $1 AND check_id = $2',
    [host.tenantId, id],
  );
  return { ...detail, reasonCode: rows[0]?.reason ?? '' };
}

/** Polls the check until `isSo`, or until time is up. */
export async function readCheckUntil(
  verdictApi: VerdictApi,
  host: FleetHost,
  { isSo, withinMs }: { readonly isSo: (check: CheckDetail) => boolean; readonly withinMs: number },
): ReturnType<typeof readCheck> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const check = await readCheck(verdictApi, host);
    if (isSo(check) || performance.now() > deadline) return check;
    await pause(POLL_MS);
  }
}
