import type { AuditAction, AuditDetail, TenantId } from '@sightline/spec';

/** Who made a change: a signed-in user, or the system itself (`userId` is null). */
export interface Actor {
  readonly userId: string | null;
  /** Shown to people. */
  readonly name: string;
}

/** One change to something a tenant owns. */
export interface AuditEvent {
  readonly tenantId: TenantId;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** What was changed, as people call it, for example "Store 0007 Harbor Point". */
  readonly subject: string;
  /** Details for people, already worded. */
  readonly detail: AuditDetail;
}

/** The actor of changes that no person makes: seeding and schedules. */
export const SYSTEM_ACTOR: Actor = { userId: null, name: 'Sightline' };

/** Returns a signed-in user as the actor of a change. */
export function actorOf(user: { readonly id: string; readonly name: string; readonly email: string }): Actor {
  return { userId: user.id, name: `${user.name} (${user.email})` };
}
