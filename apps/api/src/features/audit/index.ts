export { AuditTrail } from './adapters/postgres/audit-trail.ts';
export { type Actor, type AuditEvent, actorOf, SYSTEM_ACTOR } from './application/audit.port.ts';
export { AuditModule } from './audit.module.ts';
