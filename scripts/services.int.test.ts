import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identifyProcess } from './services/process-identity.ts';
import { startServices } from './services.ts';

const HOLDER = join(import.meta.dirname, 'testing', 'hold-services.ts');
const GONE_WITHIN = { timeout: 20_000, interval: 50 };

interface Held {
  readonly holder: ChildProcess;
  readonly systemUrl: string;
  readonly redisUrl: string;
}

describe('startServices', () => {
  let folder: string;

  beforeEach(async () => {
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv('REDIS_URL', '');
    folder = await mkdtemp(join(tmpdir(), 'services-test-'));
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('leaves nothing running and no folder behind when its process is killed', async () => {
    const { holder, systemUrl, redisUrl } = await holdServices();
    expect([await listens(systemUrl), await listens(redisUrl)]).toEqual([true, true]);
    holder.kill('SIGKILL');
    await vi.waitFor(async () => {
      expect([await listens(systemUrl), await listens(redisUrl)]).toEqual([false, false]);
    }, GONE_WITHIN);
  });

  it('cleans up after a run whose reaper was killed as well, and recovers what was committed', async () => {
    const { holder, systemUrl } = await holdServices(folder);
    await ask(systemUrl, `INSERT INTO tenant (name, slug) VALUES ('kept', 'kept')`);
    const record = await readRecord(folder);
    const reaper = findReaper(holder);
    for (const pid of [reaper, holder.pid]) if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await once(holder, 'exit');
    expect(record.children.map(({ pid }) => identifyProcess(pid)?.pid)).toEqual(record.children.map(({ pid }) => pid));

    const services = await startServices({ dataDir: folder });
    expect(record.children.map(({ pid }) => identifyProcess(pid))).toEqual(record.children.map(() => null));
    expect(await ask(services.systemUrl, `SELECT name FROM tenant WHERE slug = 'kept'`)).toEqual([{ name: 'kept' }]);
    await services.stop();
  });

  it('recovers a cluster whose server was killed', async () => {
    const { holder, systemUrl } = await holdServices(folder);
    await ask(systemUrl, `INSERT INTO tenant (name, slug) VALUES ('kept', 'kept')`);
    const { children } = await readRecord(folder);
    for (const { pid } of children) process.kill(pid, 'SIGKILL');
    holder.kill('SIGKILL');
    await once(holder, 'exit');

    const services = await startServices({ dataDir: folder });
    expect(await ask(services.systemUrl, `SELECT name FROM tenant WHERE slug = 'kept'`)).toEqual([{ name: 'kept' }]);
    await services.stop();
  });

  it('refuses a folder that another run is using', async () => {
    const services = await startServices({ dataDir: folder });
    const second = spawn(process.execPath, [HOLDER, folder], { stdio: ['ignore', 'ignore', 'pipe'] });
    const complaint = await readAll(second);
    expect(complaint).toContain(`another run is using ${folder}`);
    await services.stop();
  });

  it('brings a killed Redis back on the same port, empty', async () => {
    const services = await startServices({ ephemeral: true });
    expect(await sayToRedis(services.redisUrl, 'SET key value')).toBe('+OK');
    await services.killRedis();
    expect(await listens(services.redisUrl)).toBe(false);
    await services.restartRedis();
    expect(await sayToRedis(services.redisUrl, 'GET key')).toBe('$-1');
    await services.stop();
    expect([await listens(services.systemUrl), await listens(services.redisUrl)]).toEqual([false, false]);
  });
});

async function holdServices(folder?: string): Promise<Held> {
  const holder = spawn(process.execPath, [HOLDER, ...(folder === undefined ? [] : [folder])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: holder.stdout })) {
    if (line.startsWith('{')) return { holder, ...parseHeld(line) };
  }
  throw new Error('the services did not start');
}

function parseHeld(line: string): Omit<Held, 'holder'> {
  const value: unknown = JSON.parse(line);
  const fields = new Map<string, unknown>(Object.entries(value ?? {}));
  return { systemUrl: String(fields.get('systemUrl')), redisUrl: String(fields.get('redisUrl')) };
}

async function readRecord(folder: string): Promise<{ children: { pid: number }[] }> {
  const text = await readFile(join(folder, 'running.json'), 'utf8');
  const pids = [...text.matchAll(/"pid":(\d+)/g)].map((match) => ({ pid: Number(match[1]) }));
  return { children: pids.slice(1) };
}

/** The holder's child that is not among its servers. */
function findReaper(holder: ChildProcess): number | undefined {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(holder.pid)])
    .toString()
    .split('\n');
  return children.filter((line) => line.includes('reaper')).map((line) => Number.parseInt(line, 10))[0];
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function sayToRedis(url: string, command: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().trim());
    });
    socket.write(`${command}\r\n`);
  });
}

async function readAll(child: ChildProcess): Promise<string> {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(child, 'close');
  return text;
}
