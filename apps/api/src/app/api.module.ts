import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from '../features/accounts/index.ts';
import { AgentsModule } from '../features/agents/index.ts';
import { AlertingModule } from '../features/alerting/index.ts';
import { AllowlistsModule } from '../features/allowlists/index.ts';
import { AuditModule } from '../features/audit/index.ts';
import { CertificatesModule } from '../features/certificates/index.ts';
import { CustomPacksModule } from '../features/custom-packs/index.ts';
import { ExportsModule } from '../features/exports/index.ts';
import { FeedsModule } from '../features/feeds/index.ts';
import { FleetModule } from '../features/fleet/index.ts';
import { HistoryModule } from '../features/history/index.ts';
import { IncidentsModule } from '../features/incidents/index.ts';
import { IngestModule } from '../features/ingest/index.ts';
import { LiveModule, LivePublisherModule } from '../features/live/index.ts';
import { PackSourcesModule } from '../features/pack-sources/index.ts';
import { PacksModule } from '../features/packs/index.ts';
import { ProfilesModule } from '../features/profiles/index.ts';
import { ReleasesModule } from '../features/releases/index.ts';
import { StoreImportsModule } from '../features/store-imports/index.ts';
import { StoresModule } from '../features/stores/index.ts';
import type { AppConfig } from '../platform/config/app-config.ts';
import { OperationsController } from '../platform/http/operations.controller.ts';
import type { Log } from '../platform/log.ts';
import { PlatformModule } from '../platform/platform.module.ts';

/** The HTTP role, which serves agents and the console. */
@Module({})
export class ApiModule {
  static with(config: AppConfig, log: Log): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.with(config, log),
        LivePublisherModule,
        LiveModule,
        AccountsModule,
        StoresModule,
        HistoryModule,
        ProfilesModule,
        StoreImportsModule,
        AgentsModule,
        PacksModule,
        CustomPacksModule,
        PackSourcesModule,
        ExportsModule,
        AllowlistsModule,
        FeedsModule,
        AuditModule,
        FleetModule,
        ReleasesModule,
        IngestModule,
        IncidentsModule,
        CertificatesModule,
        AlertingModule,
      ],
      controllers: [OperationsController],
    };
  }
}
