import type { TenantId } from '@sightline/spec';

/** Who is signed in. */
export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A tenant that a user belongs to, and as what. */
export interface Membership {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly slug: string;
  readonly role: string;
}
