import { type TenantId, tenantIdSchema } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { Auth } from './create-auth.ts';

export interface AccountToSeed {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

export interface TenantToSeed {
  readonly name: string;
  readonly slug: string;
  readonly isControl: boolean;
  readonly users: readonly AccountToSeed[];
}

export interface SeededTenant {
  readonly tenantId: TenantId;
  readonly users: readonly { readonly id: string; readonly email: string }[];
}

/** Creates accounts through the accounts library, so that seeded users sign in like any other user. */
export class AccountSeeder {
  readonly #auth: Auth;
  readonly #database: Database;

  constructor(auth: Auth, database: Database) {
    this.#auth = auth;
    this.#database = database;
  }

  /**
   * Creates the tenant, its users with their passwords, and their memberships, where they don't exist yet. Leaves
   * everything that exists unchanged. Throws what the database or the accounts library throws.
   */
  async seedTenant(tenant: TenantToSeed): Promise<SeededTenant> {
    const tenantId = await this.#ensureTenant(tenant);
    const users: { id: string; email: string }[] = [];
    for (const account of tenant.users) {
      const id = await this.#ensureUser(account);
      await this.#ensureMember(tenantId, id, account.role);
      users.push({ id, email: account.email });
    }
    return { tenantId, users };
  }

  async #ensureTenant(tenant: TenantToSeed): Promise<TenantId> {
    const existing = await this.#database.system.tenant.findUnique({ where: { slug: tenant.slug } });
    if (existing) return tenantIdSchema.parse(existing.id);
    const { adapter } = await this.#auth.$context;
    const created = await adapter.create<Record<string, unknown>>({
      model: 'organization',
      data: { name: tenant.name, slug: tenant.slug, createdAt: new Date() },
    });
    const tenantId = tenantIdSchema.parse(created['id']);
    // The library doesn't know about the control, and no request may create one.
    if (tenant.isControl) {
      await this.#database.system.tenant.update({ where: { id: tenantId }, data: { isControl: true } });
    }
    return tenantId;
  }

  async #ensureUser({ name, email, password }: AccountToSeed): Promise<string> {
    const { internalAdapter } = await this.#auth.$context;
    if (!(await internalAdapter.findUserByEmail(email))) {
      await this.#auth.api.signUpEmail({ body: { name, email, password } });
    }
    const found = await internalAdapter.findUserByEmail(email);
    if (!found) throw new Error(`The account ${email} was not created.`);
    return found.user.id;
  }

  async #ensureMember(tenantId: TenantId, userId: string, role: string): Promise<void> {
    const existing = await this.#database.system.member.findUnique({
      where: { organizationId_userId: { organizationId: tenantId, userId } },
    });
    if (existing) return;
    await this.#auth.api.addMember({ body: { organizationId: tenantId, userId, role: parseRole(role) } });
  }
}

const ROLES = ['owner', 'admin', 'member'] as const;

/** Returns a role that the library knows. Throws on any other: the library would store it, and it would mean nothing. */
function parseRole(role: string): (typeof ROLES)[number] {
  const known = ROLES.find((name) => name === role);
  if (!known) throw new Error(`Unknown role ${role}. The roles are ${ROLES.join(', ')}.`);
  return known;
}
