import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from '../../features/accounts/index.ts';
import { AgentsModule } from '../../features/agents/index.ts';
import { AlertingModule } from '../../features/alerting/index.ts';
import { LivePublisherModule } from '../../features/live/index.ts';
import { PackLibraryModule } from '../../features/packs/index.ts';
import { ProfilesModule } from '../../features/profiles/index.ts';
import { StoresModule } from '../../features/stores/index.ts';
import type { AppConfig } from '../../platform/config/app-config.ts';
import type { Log } from '../../platform/log.ts';
import { PlatformModule } from '../../platform/platform.module.ts';

/** The features that seeding needs. Nothing listens, and no job runs. */
@Module({})
export class SeedModule {
  static with(config: AppConfig, log: Log): DynamicModule {
    return {
      module: SeedModule,
      imports: [
        PlatformModule.with(config, log),
        LivePublisherModule,
        AccountsModule,
        StoresModule,
        ProfilesModule,
        PackLibraryModule,
        AgentsModule,
        AlertingModule,
      ],
    };
  }
}
