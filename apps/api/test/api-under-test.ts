import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { ApiModule } from '../src/app/api.module.ts';
import { type AppConfig, readAppConfig } from '../src/platform/config/app-config.ts';
import { createHttpApplication } from '../src/platform/http/create-http-application.ts';
import type { TestServices } from './test-services.ts';

/** The real API on a free port over real Postgres and Redis. */
export interface ApiUnderTest {
  readonly url: string;
  readonly config: AppConfig;
  readonly application: NestFastifyApplication;
  close(): Promise<void>;
}

/** Starts the API; `over` replaces parts of the configuration. */
export async function startApi(services: TestServices, over: Partial<AppConfig> = {}): Promise<ApiUnderTest> {
  const config = { ...testConfig(services), ...over };
  const log = pino({ level: 'fatal' });
  const application = await createHttpApplication(ApiModule.with(config, log), { config, log });
  await application.listen(0, '127.0.0.1');
  return {
    url: (await application.getUrl()).replace('[::1]', '127.0.0.1'),
    config,
    application,
    close: async () => {
      await application.close();
    },
  };
}

/** Returns a configuration of the API that uses the services of the test run. */
export function testConfig(services: TestServices): AppConfig {
  return readAppConfig({
    DATABASE_APP_URL: services.appUrl,
    DATABASE_SYSTEM_URL: services.systemUrl,
    REDIS_URL: services.redisUrl,
    SIGHTLINE_PUBLIC_URL: 'http://127.0.0.1:3000',
    SIGHTLINE_AUTH_SECRET: 'a secret that is used by tests only',
    SIGHTLINE_SMTP_URL: 'smtp://127.0.0.1:1',
    SIGHTLINE_MAIL_FROM: 'sightline@example.com',
    SIGHTLINE_CLOUDFLARE_LIST_URL: 'off',
    SIGHTLINE_MICROSOFT365_LIST_URL: 'off',
  });
}
