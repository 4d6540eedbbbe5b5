export { AuditModule } from './audit.module.ts';
export { type Actor, type AuditEvent, actorOf, SYSTEM_ACTOR } from './domain/audit-event.ts';
export { AuditTrail } from './postgres/audit-trail.ts';
