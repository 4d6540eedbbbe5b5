import { type AuditEventView, auditDetailSchema, type TenantId } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';

export interface AuditPageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Reads the audit log of one tenant. */
export class AuditReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns one page, newest first; the cursor is the id of the last event of the previous page. */
  async readPage(
    tenantId: TenantId,
    { cursor, limit }: AuditPageQuery,
  ): Promise<{ events: AuditEventView[]; nextCursor: string | null }> {
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.auditEvent.findMany({
          // Ids are UUIDv7, so sorting by id sorts by time.
          where: { tenantId, ...(cursor === undefined ? {} : { id: { lt: cursor } }) },
          orderBy: { id: 'desc' },
          take: limit + 1,
        }),
    );
    const page = rows.slice(0, limit);
    return {
      events: page.map(({ id, at, actor, action, subject, detail }) => ({
        id,
        at: at.toISOString(),
        actor,
        action,
        subject,
        detail: auditDetailSchema.parse(detail),
      })),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }
}
