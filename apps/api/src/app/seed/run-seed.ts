import { AccountSeeder } from '../../features/accounts/index.ts';
import { CreateEnrollmentToken, ReplanStores } from '../../features/agents/index.ts';
import { Channels } from '../../features/alerting/index.ts';
import { PackLibrary } from '../../features/packs/index.ts';
import { ChangeStoreProfile } from '../../features/profiles/index.ts';
import { CreateStore, StoreReader } from '../../features/stores/index.ts';
import type { AppConfig } from '../../platform/config/app-config.ts';
import { createHttpApplication } from '../../platform/http/create-http-application.ts';
import type { Log } from '../../platform/log.ts';
import { SeedModule } from './seed.module.ts';
import { type SeedDocument, type SeedResult } from './seed-document.ts';
import { seedTenants } from './seed-tenants.ts';

/** Connects to the configured services, seeds, and disconnects. */
export async function runSeed(document: SeedDocument, config: AppConfig, log: Log): Promise<SeedResult> {
  // An application that never listens, assembled like the API so that the use cases are the same.
  const context = await createHttpApplication(SeedModule.with(config, log), { config, log });
  try {
    const anywhere = { strict: false };
    const library = context.get(PackLibrary, anywhere);
    for (const pack of document.packs) await library.publish(pack);
    return await seedTenants(document, {
      accounts: context.get(AccountSeeder, anywhere),
      stores: context.get(StoreReader, anywhere),
      createStore: context.get(CreateStore, anywhere),
      changeStoreProfile: context.get(ChangeStoreProfile, anywhere),
      replanStores: context.get(ReplanStores, anywhere),
      createToken: context.get(CreateEnrollmentToken, anywhere),
      channels: context.get(Channels, anywhere),
    });
  } finally {
    await context.close();
  }
}
