import { tenantIdSchema } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { MembershipReader } from '../accounts.port.ts';
import type { Membership } from '../domain/membership.ts';

/** Reads memberships as the system role: they are what tells which tenants a user may enter. */
export class PostgresMembershipReader implements MembershipReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async membershipsOf(userId: string): Promise<readonly Membership[]> {
    const members = await this.#database.system.member.findMany({
      where: { userId },
      select: { role: true, organization: { select: { id: true, name: true, slug: true } } },
      orderBy: { organization: { name: 'asc' } },
    });
    return members.map(({ role, organization: { id, name, slug } }) => ({
      tenantId: tenantIdSchema.parse(id),
      name,
      slug,
      role,
    }));
  }
}
