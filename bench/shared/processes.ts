import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Services } from '../../scripts/services.ts';

const API = join(import.meta.dirname, '..', '..', 'apps', 'api', 'dist');
const READY_MS_MAX = 30_000;

export interface RunningProcess {
  readonly url: string;
  readonly cpuMs: () => Promise<number>;
  stop(): Promise<void>;
}

export interface RoleOptions {
  readonly port: number;
  /** Where mail goes; nowhere unless given. */
  readonly smtpPort?: number;
}

/** Starts a role of the API as production runs it, and waits until it is ready. */
export async function startRole(
  role: 'main' | 'worker',
  services: Services,
  options: RoleOptions,
): Promise<RunningProcess> {
  const { port } = options;
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(API, `${role}.mjs`)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environmentOf(services, options),
  });
  await waitReady(url, child);
  return { url, cpuMs: async () => await readCpuMs(url), stop: async () => await stop(child) };
}

async function waitReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + READY_MS_MAX;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${url} ended with status ${child.exitCode} before it was ready`);
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} was not ready within ${READY_MS_MAX / 1_000} s`);
}

/** CPU time that the process has used, from its own metrics. */
async function readCpuMs(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1] ?? 'NaN') * 1_000;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** What both roles and the seed read from their environment. */
export function environmentOf(
  services: Services,
  options: RoleOptions = { port: 0 },
): Record<string, string | undefined> {
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    DATABASE_APP_URL: services.appUrl,
    DATABASE_SYSTEM_URL: services.systemUrl,
    REDIS_URL: services.redisUrl,
    SIGHTLINE_PUBLIC_URL: 'http://127.0.0.1:3000',
    SIGHTLINE_AUTH_SECRET: 'a secret that is used by benchmarks only',
    SIGHTLINE_SMTP_URL: `smtp://127.0.0.1:${options.smtpPort ?? 1}`,
    SIGHTLINE_MAIL_FROM: 'bench@example.com',
    SIGHTLINE_API_PORT: String(options.port),
    SIGHTLINE_WORKER_METRICS_PORT: String(options.port),
    SIGHTLINE_LOG_LEVEL: 'error',
  };
}
