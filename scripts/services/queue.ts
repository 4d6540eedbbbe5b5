import { print } from '../print.ts';
import { locateRedis } from './locate-redis.ts';
import { startRedis, startRedisOn } from './redis-server.ts';
import type { Workspace } from './workspace.ts';

/** Redis, and the means to take it away. */
export interface Queue {
  readonly redisUrl: string;
  readonly kill: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

/** Provides Redis: the one named by REDIS_URL, or our own. */
export async function startQueue(workspace: Workspace): Promise<Queue> {
  const given = process.env['REDIS_URL'] ?? '';
  if (given !== '') return givenQueue(given);
  const options = { file: await locateRedis(), folder: workspace.folder, onSpawn: workspace.watch };
  let server = await startRedis(options);
  workspace.adopt(server);
  print(`  Redis on 127.0.0.1:${String(server.port)}`);
  return {
    redisUrl: `redis://127.0.0.1:${String(server.port)}`,
    kill: async () => {
      await server.end('SIGKILL', 5_000);
      workspace.disown(server);
    },
    restart: async () => {
      await server.end('SIGINT', 5_000);
      workspace.disown(server);
      server = await startRedisOn(server.port, options);
      workspace.adopt(server);
    },
  };
}

function givenQueue(redisUrl: string): Queue {
  const refuse = (): Promise<never> => Promise.reject(new Error('REDIS_URL names a Redis that is not ours to stop'));
  return { redisUrl, kill: refuse, restart: refuse };
}
