import type { AuditAction, AuditDetail, AuditEventView, TenantId } from '@sightline/spec';

/** Who does something: a signed-in user, or a part of the system (`userId` is null then). */
export interface Actor {
  readonly userId: string | null;
  /** For people. */
  readonly name: string;
}

/** Something that was done to a tenant's things. */
export interface AuditEvent {
  readonly tenantId: TenantId;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** What it was done to, in words, for example "Store 0007 Harbor Point". */
  readonly subject: string;
  /** In words, for people. */
  readonly detail: AuditDetail;
}

/** What is done without a person: by seeding, by schedules. */
export const SYSTEM_ACTOR: Actor = { userId: null, name: 'Sightline' };

/** A signed-in user as the one who does something. */
export function actorOf(user: { readonly id: string; readonly name: string; readonly email: string }): Actor {
  return { userId: user.id, name: `${user.name} (${user.email})` };
}

export interface AuditPageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface AuditReader {
  /** Newest first; the cursor is the id of the last event of the page before. */
  pageOf(tenantId: TenantId, query: AuditPageQuery): Promise<{ events: AuditEventView[]; nextCursor: string | null }>;
}
export const AUDIT_READER = Symbol('AuditReader');
