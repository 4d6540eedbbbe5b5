import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { AuditEvent } from '../audit.port.ts';

/** Leaves a trace of a change, in the transaction of the change: neither is there without the other. */
export const AuditTrail = {
  async record(transaction: TenantTransaction, event: AuditEvent): Promise<void> {
    const { tenantId, at, actor, action, subject, detail } = event;
    await transaction.auditEvent.create({
      data: { tenantId, at, actorUserId: actor.userId, actor: actor.name, action, subject, detail },
    });
  },
} as const;
