import type { TestProject } from 'vitest/node';
import { startServices } from './services.ts';

/** Starts the services of the integration project once; vitest calls what it returns at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const services = await startServices({ ephemeral: true });
  project.provide('ownerUrl', services.ownerUrl);
  project.provide('appUrl', services.appUrl);
  project.provide('systemUrl', services.systemUrl);
  project.provide('redisUrl', services.redisUrl);
  return services.stop;
}
