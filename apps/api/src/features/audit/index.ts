export { AuditTrail } from './adapters/postgres/audit-trail.ts';
export { type Actor, type AuditEvent, actorOf } from './application/audit.port.ts';
export { AuditModule } from './audit.module.ts';
