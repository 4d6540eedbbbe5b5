import type { TenantId } from '@sightline/spec';
import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** The waits between the attempts at an isolated row. After the last one fails, the row is parked. */
export const RETRY_AFTER_S: readonly number[] = [30, 120, 480, 1_920, 7_680, 30_720];

const ERROR_CHARS_MAX = 1_000;

export interface RowKey {
  readonly tenantId: TenantId;
  /** The id of the row within the work. */
  readonly subject: string;
}

/** A row that failed alone. */
export interface FailedRow extends RowKey {
  readonly error: unknown;
  /** What the next attempt needs, if no other table has it. */
  readonly payload?: string;
}

interface RecordedRow {
  readonly tenant_id: string;
  readonly subject: string;
  readonly attempts: number;
  readonly parked: boolean;
}

export interface IsolatedWorkParts {
  readonly pool: Pool;
  readonly metrics: Pick<Metrics, 'rowsIsolated'>;
  readonly log: Log;
  readonly clock: Clock;
}

// The join drops rows of tenants that were deleted.
const RECORD = `
  INSERT INTO isolated_work AS w (tenant_id, work, subject, error, payload, first_failed_at, failed_at, retry_at)
  SELECT f.tenant_id, $1, f.subject, f.error, f.payload, $6::timestamptz, $6::timestamptz,
    $6::timestamptz + make_interval(secs => ($7::float8[])[1])
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) AS f (tenant_id, subject, error, payload)
  JOIN tenant t ON t.id = f.tenant_id
  ON CONFLICT (tenant_id, work, subject) DO UPDATE SET attempts = w.attempts + 1, error = excluded.error,
    failed_at = $6::timestamptz,
    payload = coalesce(excluded.payload, w.payload),
    retry_at = $6::timestamptz + make_interval(secs => ($7::float8[])[w.attempts + 1])
  RETURNING tenant_id, subject, attempts, retry_at IS NULL AS parked`;

const DISCARD = `
  DELETE FROM isolated_work WHERE work = $1 AND (tenant_id, subject) IN (SELECT * FROM unnest($2::uuid[], $3::text[]))`;

/**
 * Keeps the rows that failed alone in one kind of work. The work skips a row until its next attempt is due, and skips a
 * parked row for good. See docs/adr/0013-isolate-the-row-that-fails.md.
 */
export class IsolatedWork {
  readonly #work: string;
  readonly #parts: IsolatedWorkParts;

  /** `work` is the name of the job or task: `incidents.correlate`. */
  constructor(work: string, parts: IsolatedWorkParts) {
    this.#work = work;
    this.#parts = parts;
  }

  /** Records, counts and logs one more failed attempt at each row. Uses `client`'s transaction if one is given. */
  async record(rows: readonly FailedRow[], client: Pool | PoolClient = this.#parts.pool): Promise<void> {
    if (rows.length === 0) return;
    const { metrics, log, clock } = this.#parts;
    const byKey = new Map(rows.map((row) => [`${row.tenantId}/${row.subject}`, row]));
    const failed = [...byKey.values()];
    const recorded = await client.query<RecordedRow>(RECORD, [
      this.#work,
      failed.map((row) => row.tenantId),
      failed.map((row) => row.subject),
      failed.map((row) => errorText(row.error)),
      failed.map((row) => row.payload ?? null),
      clock.now(),
      RETRY_AFTER_S,
    ]);
    for (const { tenant_id: tenantId, subject, attempts, parked } of recorded.rows) {
      metrics.rowsIsolated.inc({ work: this.#work });
      log.error(
        { work: this.#work, tenantId, subject, attempts, parked, err: byKey.get(`${tenantId}/${subject}`)?.error },
        parked ? 'a row failed again and is parked' : 'a row failed and was isolated; the other rows continued',
      );
    }
  }

  /** Deletes rows that succeeded in the end. */
  async discard(rows: readonly RowKey[], client: Pool | PoolClient = this.#parts.pool): Promise<void> {
    if (rows.length === 0) return;
    await client.query(DISCARD, [this.#work, rows.map((row) => row.tenantId), rows.map((row) => row.subject)]);
  }
}

/** Returns the error's message, without the source code that Prisma quotes before it. */
function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const said = /Raw query failed\.[^]*/.exec(text)?.[0] ?? text;
  return said.replaceAll('\0', '').trim().slice(0, ERROR_CHARS_MAX);
}
