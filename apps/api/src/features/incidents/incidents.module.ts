import { Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { IncidentsController } from './http/incidents.controller.ts';
import { IncidentReader } from './postgres/incident-reader.ts';

/** Incidents for the console. */
@Module({
  controllers: [IncidentsController],
  providers: [
    {
      provide: IncidentReader,
      useFactory: (database: Database) => new IncidentReader(database),
      inject: [Database],
    },
  ],
  exports: [IncidentReader],
})
export class IncidentsModule {}
