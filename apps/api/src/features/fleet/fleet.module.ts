import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { IncidentReader, IncidentsModule } from '../incidents/index.ts';
import { PackLibrary, PackLibraryModule } from '../packs/index.ts';
import { StoreSummaryReader, StoresModule } from '../stores/index.ts';
import { FleetController } from './http/fleet.controller.ts';
import { ControlReader } from './postgres/control-reader.ts';
import { FleetReader } from './postgres/fleet-reader.ts';
import { ReadFleet } from './read-fleet.ts';
import { ReadMatrix } from './read-matrix.ts';

/** The whole fleet: its overview, and the matrix of stores and targets. */
@Module({
  imports: [StoresModule, IncidentsModule, PackLibraryModule],
  controllers: [FleetController],
  providers: [
    { provide: FleetReader, useFactory: (database: Database) => new FleetReader(database), inject: [Database] },
    {
      provide: ControlReader,
      useFactory: (database: Database) => new ControlReader(database.systemPool),
      inject: [Database],
    },
    {
      provide: ReadFleet,
      useFactory: (
        fleet: FleetReader,
        control: ControlReader,
        summaries: StoreSummaryReader,
        incidents: IncidentReader,
        clock: Clock,
      ) => new ReadFleet({ fleet, control, summaries, incidents, clock }),
      inject: [FleetReader, ControlReader, StoreSummaryReader, IncidentReader, CLOCK],
    },
    {
      provide: ReadMatrix,
      useFactory: (fleet: FleetReader, packs: PackLibrary) => new ReadMatrix(fleet, packs),
      inject: [FleetReader, PackLibrary],
    },
  ],
})
export class FleetModule {}
