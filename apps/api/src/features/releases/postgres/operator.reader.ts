import type { TenantId } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { OperatorReader } from '../releases.port.ts';

/** The operator's own tenant is the one of the control; its owners are who may roll out (docs/adr/0008-the-agent-updates-itself.md). */
export class PostgresOperatorReader implements OperatorReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async isOperator(userId: string, tenantId: TenantId): Promise<boolean> {
    const member = await this.#database.system.member.findFirst({
      where: { userId, organizationId: tenantId, role: 'owner', organization: { isControl: true } },
      select: { id: true },
    });
    return member !== null;
  }
}
