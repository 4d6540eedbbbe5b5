import type { Incident, IncidentId, IncidentSummary, StoreId, TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { type IncidentCursor, nextCursorOf } from '../domain/incident-cursor.ts';
import { readMembers } from './read-members.ts';
import { readTimeline } from './read-timeline.ts';
import { summarizeIncidents } from './summarize-incidents.ts';

export interface IncidentQuery {
  readonly status: 'open' | 'resolved' | 'all';
  readonly storeId: StoreId | null;
  readonly after: IncidentCursor | null;
  readonly limit: number;
}

/** Reads incidents as the console shows them. */
export class IncidentReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns the newest open incidents and their total count, without absorbed ones. */
  async openIncidents(tenantId: TenantId, limit: number): Promise<{ incidents: IncidentSummary[]; count: number }> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const where = { tenantId, resolvedAt: null, absorbedBy: null };
      const rows = await transaction.incident.findMany({ where, select: { id: true }, orderBy: NEWEST, take: limit });
      const count = rows.length < limit ? rows.length : await transaction.incident.count({ where });
      return { incidents: await summariesOf(transaction, tenantId, rows), count };
    });
  }

  async list(
    tenantId: TenantId,
    query: IncidentQuery,
  ): Promise<{ incidents: IncidentSummary[]; nextCursor: string | null }> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const rows = await transaction.incident.findMany({
        where: { tenantId, AND: [ofStatus(query.status), ofStore(query.storeId), olderThan(query.after)] },
        select: { id: true, openedAt: true },
        orderBy: NEWEST,
        take: query.limit + 1,
      });
      const page = rows.slice(0, query.limit);
      return {
        incidents: await summariesOf(transaction, tenantId, page),
        nextCursor: rows.length > query.limit ? nextCursorOf(page.at(-1)) : null,
      };
    });
  }

  /** Returns null if the tenant has no such incident. */
  async find(tenantId: TenantId, incidentId: IncidentId): Promise<Incident | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const [found] = await summarizeIncidents(transaction, tenantId, [incidentId]);
      if (!found) return null;
      const { summary, evidence } = found;
      return {
        ...summary,
        explanation: evidence.explanation,
        fix: evidence.fix,
        evidence: evidence.sentences,
        members: await readMembers(transaction, tenantId, incidentId),
        timeline: await readTimeline(transaction, tenantId, incidentId),
      };
    });
  }
}

const NEWEST = [{ openedAt: 'desc' as const }, { id: 'desc' as const }];

async function summariesOf(
  transaction: TenantTransaction,
  tenantId: TenantId,
  rows: readonly { readonly id: string }[],
): Promise<IncidentSummary[]> {
  const ids = rows.map((row) => row.id);
  return (await summarizeIncidents(transaction, tenantId, ids)).map(({ summary }) => summary);
}

function ofStatus(status: IncidentQuery['status']): { resolvedAt?: null | { not: null } } {
  switch (status) {
    case 'open':
      return { resolvedAt: null };
    case 'resolved':
      return { resolvedAt: { not: null } };
    case 'all':
      return {};
  }
}

function ofStore(storeId: StoreId | null): object {
  return storeId === null ? {} : { OR: [{ storeId }, { members: { some: { check: { storeId } } } }] };
}

function olderThan(cursor: IncidentCursor | null): object {
  if (!cursor) return {};
  const { openedAt, id } = cursor;
  return { OR: [{ openedAt: { lt: openedAt } }, { openedAt, id: { lt: id } }] };
}
