import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { PackLibrary, PackLibraryModule } from '../packs/index.ts';
import { AllowlistsController } from './http/allowlists.controller.ts';
import { AllowlistReader } from './postgres/allowlist-reader.ts';

/** The API role of allowlists: the packs that stores use, with the state of every entry. */
@Module({
  imports: [PackLibraryModule],
  controllers: [AllowlistsController],
  providers: [
    {
      provide: AllowlistReader,
      useFactory: (database: Database, library: PackLibrary) => new AllowlistReader(database, library),
      inject: [Database, PackLibrary],
    },
  ],
})
export class AllowlistsModule {}
