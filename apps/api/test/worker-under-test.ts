import 'reflect-metadata';
import { pino } from 'pino';
import { runWork } from '../src/app/run-work.ts';
import { WorkerModule } from '../src/app/worker.module.ts';
import { createHttpApplication } from '../src/platform/http/create-http-application.ts';
import { testConfig } from './api-under-test.ts';
import type { TestServices } from './test-services.ts';

/** Starts the real worker over real Postgres and Redis. Returns a function that stops it. */
export async function startWorker(services: TestServices): Promise<() => Promise<void>> {
  const config = testConfig(services);
  const log = pino({ level: 'fatal' });
  const application = await createHttpApplication(WorkerModule.with(config, log), { config, log });
  await application.init();
  const stopWork = runWork(application);
  return async () => {
    await stopWork();
    await application.close();
  };
}
