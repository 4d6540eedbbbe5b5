import { type AuditEventView, auditDetailSchema, type TenantId } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { AuditPageQuery, AuditReader } from '../audit.port.ts';

export class PostgresAuditReader implements AuditReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async pageOf(
    tenantId: TenantId,
    { cursor, limit }: AuditPageQuery,
  ): Promise<{ events: AuditEventView[]; nextCursor: string | null }> {
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.auditEvent.findMany({
          // Ids are of version 7, so their order is that of time.
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
