import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { AuditController } from './http/audit.controller.ts';
import { AuditReader } from './postgres/audit-reader.ts';

/** The audit log: who changed what. Other features write to it through `AuditTrail`. */
@Module({
  controllers: [AuditController],
  providers: [
    { provide: AuditReader, useFactory: (database: Database) => new AuditReader(database), inject: [Database] },
  ],
})
export class AuditModule {}
