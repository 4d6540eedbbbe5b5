import type { TestProject } from 'vitest/node';
import { startServices } from './services.ts';

declare module 'vitest' {
  /** What integration tests get with `inject('appUrl')`: one set of services for the whole run. */
  interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
    systemUrl: string;
    redisUrl: string;
  }
}

/** Starts the services of the integration project once; vitest calls what it returns at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const services = await startServices({ ephemeral: true });
  project.provide('ownerUrl', services.ownerUrl);
  project.provide('appUrl', services.appUrl);
  project.provide('systemUrl', services.systemUrl);
  project.provide('redisUrl', services.redisUrl);
  return services.stop;
}
