import type { TenantId } from '@sightline/spec';
import { LRUCache } from 'lru-cache';
import { AppError, notFound } from '../../platform/errors.ts';
import type { RequestHeaders, SessionReader } from './better-auth/session-reader.ts';
import type { SignedInUser } from './domain/membership.ts';
import type { MembershipReader } from './postgres/membership-reader.ts';

const MEMBERSHIPS_FRESH_MS = 3_000;
const USERS_CACHED_MAX = 5_000;

/** Decides who may use the console, and for which tenant. Memberships may be up to 3 s old; sessions are read each time. */
export class ConsoleAccess {
  readonly #sessions: SessionReader;
  readonly #tenantIdsByUser: LRUCache<string, ReadonlySet<string>>;

  constructor(sessions: SessionReader, memberships: MembershipReader) {
    this.#sessions = sessions;
    this.#tenantIdsByUser = new LRUCache<string, ReadonlySet<string>>({
      max: USERS_CACHED_MAX,
      ttl: MEMBERSHIPS_FRESH_MS,
      fetchMethod: async (userId) =>
        new Set((await memberships.membershipsOf(userId)).map((membership) => membership.tenantId)),
    });
  }

  /** Returns the user who sent the request. Refuses with `auth.required`. */
  async requireUser(headers: RequestHeaders): Promise<SignedInUser> {
    const user = await this.#sessions.userOf(headers);
    if (user) return user;
    throw new AppError({
      kind: 'unauthenticated',
      code: 'auth.required',
      detail: 'You are not signed in. Sign in and try again.',
    });
  }

  /** Refuses with 404 unless the user belongs to the tenant. Accepts ids of any form. */
  async requireMember(user: SignedInUser, tenantId: TenantId | string): Promise<void> {
    const tenantIds = await this.#tenantIdsByUser.fetch(user.id);
    if (tenantIds?.has(tenantId) !== true) throw notFound();
  }
}
