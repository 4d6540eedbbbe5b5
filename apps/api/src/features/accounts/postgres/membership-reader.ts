import { tenantIdSchema } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { TenantMembership } from '../domain/membership.ts';

/** Reads memberships as the system role, because they decide which tenants a user may access. */
export class MembershipReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns the tenants of a user, sorted by name. */
  async membershipsOf(userId: string): Promise<readonly TenantMembership[]> {
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
