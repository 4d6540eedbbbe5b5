import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { AllowlistController } from './adapters/http/allowlist.controller.ts';
import { PostgresAllowlistReader } from './adapters/postgres/allowlist.reader.ts';
import { PostgresExportReader } from './adapters/postgres/export.reader.ts';
import { ALLOWLIST_READER } from './application/allowlist.port.ts';
import { MakeExport } from './application/make-export.ts';

/** The vendor's list with the state of each of its lines, and in the formats of firewalls. */
@Module({
  controllers: [AllowlistController],
  providers: [
    {
      provide: ALLOWLIST_READER,
      useFactory: (database: Database) => new PostgresAllowlistReader(database),
      inject: [Database],
    },
    {
      provide: MakeExport,
      useFactory: (database: Database, clock: Clock) => new MakeExport(new PostgresExportReader(database), clock),
      inject: [Database, CLOCK],
    },
  ],
})
export class AllowlistsModule {}
