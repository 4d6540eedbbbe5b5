import { type DynamicModule, Module } from '@nestjs/common';
import { AgentsWorkerModule } from '../features/agents/index.ts';
import { AlertingWorkerModule } from '../features/alerting/index.ts';
import { AllowlistsWorkerModule } from '../features/allowlists/index.ts';
import { IncidentsWorkerModule } from '../features/incidents/index.ts';
import { IngestWorkerModule } from '../features/ingest/index.ts';
import { LivePublisherModule } from '../features/live/index.ts';
import { PackSourcesWorkerModule } from '../features/pack-sources/index.ts';
import { PackLibraryModule } from '../features/packs/index.ts';
import { ReleasesWorkerModule } from '../features/releases/index.ts';
import { StoreImportsWorkerModule } from '../features/store-imports/index.ts';
import type { AppConfig } from '../platform/config/app-config.ts';
import { IsolatedWorkController } from '../platform/http/isolated-work.controller.ts';
import { OperationsController } from '../platform/http/operations.controller.ts';
import type { Log } from '../platform/log.ts';
import { PlatformModule } from '../platform/platform.module.ts';

/** The worker role: queues and schedules. Its port is for operators only. */
@Module({})
export class WorkerModule {
  static with(config: AppConfig, log: Log): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.with(config, log),
        LivePublisherModule,
        AgentsWorkerModule,
        IngestWorkerModule,
        IncidentsWorkerModule,
        AlertingWorkerModule,
        ReleasesWorkerModule,
        PackLibraryModule,
        PackSourcesWorkerModule,
        AllowlistsWorkerModule,
        StoreImportsWorkerModule,
      ],
      controllers: [OperationsController, IsolatedWorkController],
    };
  }
}
