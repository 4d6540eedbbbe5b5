import { type TenantId, tenantIdSchema } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { AccountSeeder, AccountToSeed, SeededTenant, TenantToSeed } from '../accounts.port.ts';
import type { Auth } from './create-auth.ts';

/** Makes accounts the way the accounts library makes them, so that they sign in like any other. */
export class BetterAuthAccountSeeder implements AccountSeeder {
  readonly #auth: Auth;
  readonly #database: Database;

  constructor(auth: Auth, database: Database) {
    this.#auth = auth;
    this.#database = database;
  }

  async seedTenant(tenant: TenantToSeed): Promise<SeededTenant> {
    const tenantId = await this.ensureTenant(tenant);
    const users: { id: string; email: string }[] = [];
    for (const account of tenant.users) {
      const id = await this.ensureUser(account);
      await this.ensureMember(tenantId, id, account.role);
      users.push({ id, email: account.email });
    }
    return { tenantId, users };
  }

  private async ensureTenant(tenant: TenantToSeed): Promise<TenantId> {
    const known = await this.#database.system.tenant.findUnique({ where: { slug: tenant.slug } });
    if (known) return tenantIdSchema.parse(known.id);
    const { adapter } = await this.#auth.$context;
    const made = await adapter.create<Record<string, unknown>>({
      model: 'organization',
      data: { name: tenant.name, slug: tenant.slug, createdAt: new Date() },
    });
    const tenantId = tenantIdSchema.parse(made['id']);
    // The library knows nothing of the control, and no request can ask to be it.
    if (tenant.isControl) {
      await this.#database.system.tenant.update({ where: { id: tenantId }, data: { isControl: true } });
    }
    return tenantId;
  }

  private async ensureUser({ name, email, password }: AccountToSeed): Promise<string> {
    const { internalAdapter } = await this.#auth.$context;
    if (!(await internalAdapter.findUserByEmail(email))) {
      await this.#auth.api.signUpEmail({ body: { name, email, password } });
    }
    const found = await internalAdapter.findUserByEmail(email);
    if (!found) throw new Error(`The account ${email} was not made.`);
    return found.user.id;
  }

  private async ensureMember(tenantId: TenantId, userId: string, role: string): Promise<void> {
    const known = await this.#database.system.member.findUnique({
      where: { organizationId_userId: { organizationId: tenantId, userId } },
    });
    if (known) return;
    await this.#auth.api.addMember({ body: { organizationId: tenantId, userId, role: libraryRole(role) } });
  }
}

const LIBRARY_ROLES = ['owner', 'admin', 'member'] as const;

/** A role the library knows. Throws on another: it would be stored and mean nothing. */
function libraryRole(role: string): (typeof LIBRARY_ROLES)[number] {
  const known = LIBRARY_ROLES.find((name) => name === role);
  if (!known) throw new Error(`There is no role ${role}; the roles are ${LIBRARY_ROLES.join(', ')}.`);
  return known;
}
