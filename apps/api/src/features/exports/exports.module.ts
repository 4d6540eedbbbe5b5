import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { PackLibrary, PackLibraryModule } from '../packs/index.ts';
import { ExportsController } from './http/exports.controller.ts';
import { MakeExport } from './make-export.ts';
import { ExportReader } from './postgres/export-reader.ts';

/** What stores must allow, as files in the formats of firewalls. */
@Module({
  imports: [PackLibraryModule],
  controllers: [ExportsController],
  providers: [
    {
      provide: MakeExport,
      useFactory: (database: Database, library: PackLibrary, clock: Clock) =>
        new MakeExport(new ExportReader(database, library), library, clock),
      inject: [Database, PackLibrary, CLOCK],
    },
  ],
  exports: [MakeExport],
})
export class ExportsModule {}
