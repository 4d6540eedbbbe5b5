import type { TenantId } from '@sightline/spec';
import type { Membership, SignedInUser } from './domain/membership.ts';

/** Headers of a request, as Node gives them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface SessionReader {
  /** Whose session the request's cookie names; null when it names none that holds. */
  userOf(headers: RequestHeaders): Promise<SignedInUser | null>;
}
export const SESSION_READER = Symbol('SessionReader');

export interface MembershipReader {
  /** The tenants of a user, by name. */
  membershipsOf(userId: string): Promise<readonly Membership[]>;
}
export const MEMBERSHIP_READER = Symbol('MembershipReader');

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

export interface AccountSeeder {
  /**
   * Makes the tenant, its users with their passwords, and their memberships where they are missing, and leaves what is
   * there as it is. Throws what the database or the accounts library throws.
   */
  seedTenant(tenant: TenantToSeed): Promise<SeededTenant>;
}
export const ACCOUNT_SEEDER = Symbol('AccountSeeder');
