import { migrate } from '../prisma/migrate.ts';
import { startDatabase } from './services/database.ts';
import { startQueue } from './services/queue.ts';
import { openWorkspace } from './services/workspace.ts';

export interface ServicesOptions {
  /** Where the data is kept; default `.data/services` in the checkout. */
  readonly dataDir?: string;
  /** Starts empty in a temporary folder that goes when we go. */
  readonly ephemeral?: boolean;
}

/** PostgreSQL, migrated, and Redis, as URLs. */
export interface Services {
  /** Owns the schema; migrations only. Forced row-level security shows it no rows. */
  readonly ownerUrl: string;
  /** Logs in as sightline_app: one tenant per transaction. */
  readonly appUrl: string;
  /** Logs in as sightline_system: all tenants. */
  readonly systemUrl: string;
  readonly redisUrl: string;
  /** Kills Redis at once (SIGKILL); what it held is lost. Throws when REDIS_URL was given from outside. */
  readonly killRedis: () => Promise<void>;
  /** Starts it again, empty, on the same port. Throws when REDIS_URL was given from outside. */
  readonly restartRedis: () => Promise<void>;
  /** Ends both; an ephemeral data folder is removed. May be called twice. */
  readonly stop: () => Promise<void>;
}

/**
 * Provides PostgreSQL 18 and Redis: those named by DATABASE_URL (with DATABASE_APP_URL and DATABASE_SYSTEM_URL) and
 * REDIS_URL, otherwise our own on free loopback ports.
 *
 * Whatever becomes of this process, kill -9 included, nothing we started stays. Throws, with everything ended, when one
 * cannot be had; the message is one clear line on what to do.
 */
export async function startServices(options: ServicesOptions = {}): Promise<Services> {
  const workspace = await openWorkspace(options);
  try {
    const starting = [startDatabase(workspace), startQueue(workspace)] as const;
    // Both settle before either failure counts, so that none starts behind the clean-up's back.
    await Promise.allSettled(starting);
    const [urls, queue] = await Promise.all(starting);
    await migrate(urls.ownerUrl, { passwords: urls.passwords });
    return {
      ownerUrl: urls.ownerUrl,
      appUrl: urls.appUrl,
      systemUrl: urls.systemUrl,
      redisUrl: queue.redisUrl,
      killRedis: queue.kill,
      restartRedis: queue.restart,
      stop: workspace.close,
    };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}
