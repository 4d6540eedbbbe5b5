import type { TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import type { CorrelatedBatch, DecideIncidents, IncidentStore } from '../incident-store.port.ts';
import { loadChanges } from './load-changes.ts';
import { loadIncidentFacts } from './load-incident-facts.ts';
import { saveDecisions } from './save-decisions.ts';

const NOTHING: CorrelatedBatch = { more: false, incidentIds: [], reached: [], alertingTransitionIds: [] };

export class PostgresIncidentStore implements IncidentStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async correlateBatch(tenantId: TenantId, decide: DecideIncidents): Promise<CorrelatedBatch> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`incidents/${tenantId}`}, 0))::text`;
      if (await isControl(transaction, tenantId)) {
        await transaction.transition.updateMany({
          where: { tenantId, subject: 'check', handledAt: null },
          data: { handledAt: new Date() },
        });
        return NOTHING;
      }
      const batch = await loadChanges(transaction, tenantId);
      if (batch.changes.length === 0) return NOTHING;
      const decisions = decide(await loadIncidentFacts(transaction, tenantId, batch.changes));
      const saved = await saveDecisions(transaction, tenantId, decisions);
      await transaction.transition.updateMany({
        where: { tenantId, id: { in: [...batch.transitionIds] } },
        data: { handledAt: new Date() },
      });
      return { ...saved, more: batch.more };
    });
  }
}

async function isControl(transaction: TenantTransaction, tenantId: TenantId): Promise<boolean> {
  const tenant = await transaction.tenant.findUnique({ where: { id: tenantId }, select: { isControl: true } });
  return tenant?.isControl === true;
}
