export { AuditModule } from './audit.module.ts';
export { type Actor, type AuditEvent, SYSTEM_ACTOR, actorOf } from './domain/audit-event.ts';
export { AuditTrail } from './postgres/audit-trail.ts';
