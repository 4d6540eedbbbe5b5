import { Redis } from 'ioredis';
import { Client } from 'pg';
import { migrate } from '../../../prisma/migrate.ts';
import type { TestServices } from './test-services.ts';

/**
 * Creates an empty database and an empty Redis database for one suite, on the servers of the test run. Suites that run a
 * worker need them: it would otherwise pick up work of other suites. `redisDatabase` must be unique to the suite, 1 to 63.
 */
export async function servicesOfOwn(
  services: TestServices & { readonly ownerUrl: string },
  name: string,
  redisDatabase: number,
): Promise<TestServices> {
  const owner = new Client({ connectionString: services.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`DROP DATABASE IF EXISTS ${owner.escapeIdentifier(name)} WITH (FORCE)`);
    await owner.query(`CREATE DATABASE ${owner.escapeIdentifier(name)}`);
  } finally {
    await owner.end();
  }
  await migrate(inDatabase(services.ownerUrl, name));
  const redisUrl = inDatabase(services.redisUrl, String(redisDatabase));
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  redis.disconnect();
  return { appUrl: inDatabase(services.appUrl, name), systemUrl: inDatabase(services.systemUrl, name), redisUrl };
}

function inDatabase(url: string, name: string): string {
  const moved = new URL(url);
  moved.pathname = `/${name}`;
  return moved.href;
}
