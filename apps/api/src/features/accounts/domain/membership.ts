import type { TenantId } from '@sightline/spec';

/** The user of a session. */
export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A tenant that a user belongs to, and the user's role there. */
export interface TenantMembership {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly slug: string;
  readonly role: string;
}
