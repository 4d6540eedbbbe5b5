import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { AllowlistController } from './adapters/http/allowlist.controller.ts';
import { PostgresAllowlistReader } from './adapters/postgres/allowlist.reader.ts';
import { ALLOWLIST_READER } from './application/allowlist.port.ts';
import { PACK_LIBRARY, type PackLibrary } from './application/pack-library.port.ts';
import { ExportsModule } from './exports.module.ts';
import { PackLibraryModule } from './pack-library.module.ts';
import { PacksModule } from './packs.module.ts';

/** The lists that stores are on with the state of each of their lines, their versions, and the formats of firewalls. */
@Module({
  imports: [PackLibraryModule, PacksModule, ExportsModule],
  controllers: [AllowlistController],
  providers: [
    {
      provide: ALLOWLIST_READER,
      useFactory: (database: Database, library: PackLibrary) => new PostgresAllowlistReader(database, library),
      inject: [Database, PACK_LIBRARY],
    },
  ],
})
export class AllowlistsModule {}
