import {
  CHECK_STATES,
  type CheckState,
  checkIdSchema,
  checkStateSchema,
  type Matrix,
  matrixKey,
  outcomeOfNumber,
  storeIdSchema,
  type TenantId,
  targetSchema,
  targetText,
} from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { EntryTargets } from '../domain/matrix-column.ts';
import type { WorstFirstCursor } from '../domain/worst-first-cursor.ts';

/** The most columns that a page has. */
const TARGETS_MAX = 200;

export interface WorstFirstQuery {
  readonly after: WorstFirstCursor | null;
  readonly limit: number;
  readonly state: CheckState | null;
  /** LIKE patterns in lower case; a store's number, name or address must match each of them. */
  readonly patterns: readonly string[];
}

export interface MatrixPage {
  readonly targets: readonly EntryTargets[];
  readonly rows: Matrix['rows'];
  readonly next: WorstFirstCursor | null;
}

interface StoreRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly state: string;
  readonly rank: number;
  readonly since_us: bigint;
}

interface CellRow {
  readonly store_id: string;
  readonly pack_id: string;
  readonly entry_id: string;
  readonly title: string;
  readonly check_id: string;
  readonly target: unknown;
  readonly target_key: string;
  readonly state: string;
  readonly last_outcome: number;
  readonly since: Date;
}

/** Reads a page of stores, worst first, with one cell per entry that is probed there. */
export async function readMatrixPage(
  transaction: TenantTransaction,
  tenantId: TenantId,
  query: WorstFirstQuery,
): Promise<MatrixPage> {
  const found = await readStores(transaction, tenantId, query);
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  const cells = await readCells(transaction, tenantId, page);
  const cellsByStore = Map.groupBy(cells, (cell) => cell.store_id);
  return {
    targets: targetsOf(cells),
    rows: page.map(({ id, number, name, state }) => ({
      store: { id: storeIdSchema.parse(id), number, name, state: checkStateSchema.parse(state) },
      cells: Object.fromEntries((cellsByStore.get(id) ?? []).map((cell) => [keyOf(cell), cellOf(cell)])),
    })),
    next: last ? { rank: last.rank, sinceUs: String(last.since_us), storeId: storeIdSchema.parse(last.id) } : null,
  };
}

async function readStores(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { after, limit, state, patterns }: WorstFirstQuery,
): Promise<StoreRow[]> {
  return await transaction.$queryRaw<StoreRow[]>`
    WITH ranked AS (
      SELECT s.id, s.number, s.name, t.state, array_position(${[...CHECK_STATES]}::text[], t.state) AS rank,
        (extract(epoch FROM t.since) * 1000000)::bigint AS since_us
      FROM store s JOIN store_state t ON t.tenant_id = s.tenant_id AND t.store_id = s.id
      WHERE s.tenant_id = ${tenantId}::uuid AND (${state}::text IS NULL OR t.state = ${state})
        AND lower(concat_ws(' ', s.number, s.name, s.address)) LIKE ALL (${[...patterns]}::text[])
    )
    SELECT * FROM ranked
    WHERE ${after === null}::boolean
      OR (rank, since_us, id) > (${after?.rank ?? 0}::int, ${after?.sinceUs ?? '0'}::bigint, ${after?.storeId ?? null}::uuid)
    ORDER BY rank, since_us, id LIMIT ${limit + 1}`;
}

/** Reads the worst check of each entry at each store; several hosts may probe one entry, by several names. */
async function readCells(
  transaction: TenantTransaction,
  tenantId: TenantId,
  stores: readonly StoreRow[],
): Promise<CellRow[]> {
  return await transaction.$queryRaw<CellRow[]>`
    SELECT DISTINCT ON (p.store_id, p.pack_id, p.entry_id) p.store_id, p.pack_id, p.entry_id, p.title, p.id AS check_id, p.target,
      p.target_key, c.state,
      c.last_outcome, c.since
    FROM planned_check p JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.store_id = ANY (${stores.map(({ id }) => id)}::uuid[])
      AND p.retired_at IS NULL
    ORDER BY p.store_id, p.pack_id, p.entry_id, array_position(${[...CHECK_STATES]}::text[], c.state), c.since, p.id`;
}

function cellOf(cell: CellRow): Matrix['rows'][number]['cells'][string] {
  const outcome = outcomeOfNumber(cell.last_outcome);
  return {
    checkId: checkIdSchema.parse(cell.check_id),
    state: checkStateSchema.parse(cell.state),
    failure: outcome.kind === 'pass' ? null : outcome.failure,
    since: cell.since.toISOString(),
  };
}

function keyOf({ pack_id: packId, entry_id: entryId }: CellRow): string {
  return matrixKey({ packId, entryId });
}

function targetsOf(cells: readonly CellRow[]): EntryTargets[] {
  const byEntry = Map.groupBy(cells, keyOf);
  return [...byEntry]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, TARGETS_MAX)
    .flatMap(([, cellsOfEntry]) => {
      const byTarget = new Map(cellsOfEntry.map((cell) => [cell.target_key, cell.target]));
      const targets = [...byTarget.values()].map((target) => targetText(targetSchema.parse(target)));
      return cellsOfEntry
        .slice(0, 1)
        .map(({ pack_id: packId, entry_id: entryId, title }) => ({ packId, entryId, title, targets }));
    });
}
