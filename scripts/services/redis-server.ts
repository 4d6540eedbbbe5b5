import { connect } from 'node:net';
import { join } from 'node:path';
import { findFreePort } from './free-port.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const READY_LIMIT_MS = 15_000;
const PORT_ATTEMPTS = 5;

/** A running Redis, on loopback, that keeps nothing on disk. */
export interface RedisServer extends ServerProcess {
  readonly port: number;
}

export interface RedisOptions {
  /** The executable: redis-server or valkey-server. */
  readonly file: string;
  /** Where its log goes. */
  readonly folder: string;
  readonly onSpawn: (pid: number) => void;
}

/** Starts Redis (or Valkey) on a free port. Throws with the end of its log when it does not come up. */
export async function startRedis(options: RedisOptions, attempt = 1): Promise<RedisServer> {
  try {
    return await startRedisOn(await findFreePort(), options);
  } catch (error) {
    if (attempt === PORT_ATTEMPTS || !String(error).includes('already in use')) throw error;
    return startRedis(options, attempt + 1);
  }
}

/** The same on a given port: how one that was killed comes back where its clients look for it, empty. */
export async function startRedisOn(port: number, { file, folder, onSpawn }: RedisOptions): Promise<RedisServer> {
  const command = { name: 'Redis', file, args: redisArgs(port, folder), logFile: join(folder, 'redis.log'), onSpawn };
  const server = await startServer(command, () => pongs(port), READY_LIMIT_MS);
  return { ...server, port };
}

/** noeviction: a queue that loses keys under memory pressure loses jobs without a word. */
function redisArgs(port: number, folder: string): string[] {
  const network = ['--port', String(port), '--bind', '127.0.0.1'];
  // One for each suite of tests that runs a worker of its own.
  return [
    ...network,
    '--databases',
    '64',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--dir',
    folder,
  ];
}

function pongs(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.setTimeout(1_000, () => {
      answer(false);
    });
    socket.once('error', () => {
      answer(false);
    });
    socket.once('data', (data) => {
      answer(data.toString().startsWith('+PONG'));
    });
    socket.write('PING\r\n');
  });
}
