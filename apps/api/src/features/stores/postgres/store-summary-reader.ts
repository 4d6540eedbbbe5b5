import { type CheckState, type StoreId, type StoreSummary, storeIdSchema, type TenantId } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import { searchPatterns } from '../domain/search-patterns.ts';
import { readSummaries } from './read-summaries.ts';

export interface StorePageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: CheckState | undefined;
  /** Words that must all occur in a store's number, name or address. */
  readonly search?: string | undefined;
}

export class StoreSummaryReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns the stores in the order of the ids, without those that the tenant does not have. */
  async summariesOf(tenantId: TenantId, storeIds: readonly StoreId[]): Promise<StoreSummary[]> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await readSummaries(transaction, tenantId, storeIds),
    );
  }

  /** Returns one page of stores by number. */
  async pageOf(
    tenantId: TenantId,
    { cursor, limit, state, search }: StorePageQuery,
  ): Promise<{ stores: StoreSummary[]; nextCursor: string | null }> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      // The cursor is the number of the last store on the page before.
      const after = cursor ?? null;
      const found = await transaction.$queryRaw<{ id: string; number: string }[]>`
        SELECT s.id, s.number
        FROM store s JOIN store_state t ON t.tenant_id = s.tenant_id AND t.store_id = s.id
        WHERE s.tenant_id = ${tenantId}::uuid
          AND (${after}::text IS NULL OR s.number > ${after})
          AND (${state ?? null}::text IS NULL OR t.state = ${state ?? null})
          AND lower(concat_ws(' ', s.number, s.name, s.address)) LIKE ALL (${searchPatterns(search)}::text[])
        ORDER BY s.number LIMIT ${limit + 1}`;
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const storeIds = page.map(({ id }) => storeIdSchema.parse(id));
      return {
        stores: await readSummaries(transaction, tenantId, storeIds),
        nextCursor: last?.number ?? null,
      };
    });
  }
}
