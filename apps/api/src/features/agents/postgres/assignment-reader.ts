import { type Assignment, assignmentSchema, type HostId, type TenantId } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import { readLanPeers } from './read-lan-peers.ts';

interface AssignmentRow {
  readonly revision: number;
  readonly report_interval_s: number;
  readonly checks: unknown;
}

/** The checks that an agent has probers for: older agents only have them for external checks. */
export type AcceptedChecks = 'external' | 'all';

/** Reads assignments as the agent receives them. */
export class AssignmentReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async revisionOf(tenantId: TenantId, hostId: HostId): Promise<number | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const assignment = await transaction.assignment.findUnique({
        where: { tenantId_hostId: { tenantId, hostId } },
        select: { revision: true },
      });
      return assignment?.revision ?? null;
    });
  }

  /** Returns the assignment with the checks that the agent accepts; null when the host has none. */
  async assignmentOf(tenantId: TenantId, hostId: HostId, accepts: AcceptedChecks): Promise<Assignment | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      // One statement, so that the checks belong to the revision.
      const [row] = await transaction.$queryRaw<AssignmentRow[]>`
        SELECT a.revision, a.report_interval_s, (
          SELECT coalesce(jsonb_agg(jsonb_build_object('no', p.check_no, 'id', p.id, 'entryId', p.entry_id,
            'title', p.title, 'target', p.target, 'intervalS', p.interval_s, 'timeoutMs', p.timeout_ms)
            ORDER BY p.check_no), '[]')
          FROM planned_check p
          WHERE p.tenant_id = a.tenant_id AND p.host_id = a.host_id AND p.retired_at IS NULL
            AND (p.scope = 'external' OR ${accepts} = 'all')
        ) AS checks
        FROM assignment a WHERE a.tenant_id = ${tenantId}::uuid AND a.host_id = ${hostId}::uuid`;
      if (!row) return null;
      const { revision, report_interval_s: reportIntervalS, checks } = row;
      const peers = accepts === 'all' ? await readLanPeers(transaction, tenantId, hostId) : null;
      return assignmentSchema.parse({
        version: 1,
        revision,
        reportIntervalS,
        checks,
        peers: peers?.peers ?? undefined,
        meetingPorts: peers?.meetingPorts ?? undefined,
      });
    });
  }
}
