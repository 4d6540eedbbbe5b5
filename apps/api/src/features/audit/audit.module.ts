import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { AUDIT_READER } from './audit.port.ts';
import { AuditController } from './http/audit.controller.ts';
import { PostgresAuditReader } from './postgres/audit.reader.ts';

/** Who changed what. Other features add to it by `AuditTrail`. */
@Module({
  controllers: [AuditController],
  providers: [
    {
      provide: AUDIT_READER,
      useFactory: (database: Database) => new PostgresAuditReader(database),
      inject: [Database],
    },
  ],
})
export class AuditModule {}
