import type { TenantId } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';

/** Knows who may roll out: owners of the operator's own tenant, which is the control (docs/adr/0008-the-agent-updates-itself.md). */
export class OperatorReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns whether a user owns this tenant and the tenant is the operator's own. */
  async isOperator(userId: string, tenantId: TenantId): Promise<boolean> {
    const member = await this.#database.system.member.findFirst({
      where: { userId, organizationId: tenantId, role: 'owner', organization: { isControl: true } },
      select: { id: true },
    });
    return member !== null;
  }
}
