import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { AllowlistController } from './adapters/http/allowlist.controller.ts';
import { PostgresAllowlistReader } from './adapters/postgres/allowlist.reader.ts';
import { ALLOWLIST_READER } from './application/allowlist.port.ts';
import { ExportsModule } from './exports.module.ts';

/** The vendor's list with the state of each of its lines, and in the formats of firewalls. */
@Module({
  imports: [ExportsModule],
  controllers: [AllowlistController],
  providers: [
    {
      provide: ALLOWLIST_READER,
      useFactory: (database: Database) => new PostgresAllowlistReader(database),
      inject: [Database],
    },
  ],
})
export class AllowlistsModule {}
