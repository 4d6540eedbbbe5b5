import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { ExportsModule } from '../exports/index.ts';
import { PACK_LIBRARY, type PackLibrary, PackLibraryModule, PacksModule } from '../packs/index.ts';
import { ALLOWLIST_READER } from './allowlist.port.ts';
import { AllowlistController } from './http/allowlist.controller.ts';
import { PostgresAllowlistReader } from './postgres/allowlist.reader.ts';

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
