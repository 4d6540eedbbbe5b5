import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { AuditEvent } from '../domain/audit-event.ts';

/** Writes audit events in the same transaction as the change they record, so that one never exists without the other. */
export const AuditTrail = {
  async record(transaction: TenantTransaction, event: AuditEvent): Promise<void> {
    const { tenantId, at, actor, action, subject, detail } = event;
    await transaction.auditEvent.create({
      data: { tenantId, at, actorUserId: actor.userId, actor: actor.name, action, subject, detail },
    });
  },
} as const;
