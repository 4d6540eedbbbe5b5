import { join } from 'node:path';
import { ROOT } from '../command.ts';
import type { Services } from '../services.ts';
import type { Lab } from './lab.ts';
import { packSourceEnvironment } from './list-publishers.ts';
import { createPart, type Part, type PartKeeper } from './part.ts';
import type { StackPorts } from './ports.ts';

const READY_MS_MAX = 60_000;
const ASK_MS_MAX = 2_000;
const GRACE_MS = 10_000;

/** The API, its worker and the console, as processes of their built code. */
export interface AppParts {
  readonly api: Part;
  readonly worker: Part;
  readonly web: Part;
}

export interface AppPartsOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly ports: StackPorts;
  /** The built console that is to be served. */
  readonly consoleDir: string;
  readonly logDir: string;
}

/** Describes the three; each is ready once it says so itself. */
export function createAppParts({ env, ports, consoleDir, logDir }: AppPartsOptions, keeper: PartKeeper): AppParts {
  const part = (name: string, args: readonly string[], readyUrl: string): Part =>
    createPart(
      {
        command: { name, file: process.execPath, args, logFile: join(logDir, `${name}.log`), env },
        isReady: () => answers(readyUrl),
        readyMsMax: READY_MS_MAX,
        graceMs: GRACE_MS,
      },
      keeper,
    );
  const api = join(ROOT, 'apps', 'api', 'dist');
  const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
  const web = ['start', consoleDir, '--hostname', '127.0.0.1', '--port', String(ports.web)];
  return {
    api: part('api', [join(api, 'main.mjs')], `http://127.0.0.1:${String(ports.api)}/readyz`),
    worker: part('worker', [join(api, 'worker.mjs')], `http://127.0.0.1:${String(ports.workerMetrics)}/readyz`),
    web: part('web', [next, ...web], `http://127.0.0.1:${String(ports.web)}/sign-in`),
  };
}

export interface AppSurroundings {
  readonly services: Services;
  readonly lab: Lab;
  readonly ports: StackPorts;
  readonly authSecret: string;
  readonly agentApiUrl: string;
}

/** The environment of every process of the API and the console. */
export function appEnvironment({ services, lab, ports, ...rest }: AppSurroundings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_APP_URL: services.appUrl,
    DATABASE_SYSTEM_URL: services.systemUrl,
    REDIS_URL: services.redisUrl,
    SIGHTLINE_PUBLIC_URL: consoleUrl(ports),
    SIGHTLINE_AUTH_SECRET: rest.authSecret,
    SIGHTLINE_SMTP_URL: `smtp://127.0.0.1:${String(lab.smtp.port)}`,
    SIGHTLINE_MAIL_FROM: 'Sightline <alerts@sightline.example>',
    ...packSourceEnvironment(lab.lists),
    SIGHTLINE_API_HOST: '127.0.0.1',
    SIGHTLINE_API_PORT: String(ports.api),
    SIGHTLINE_WORKER_METRICS_PORT: String(ports.workerMetrics),
    SIGHTLINE_AGENT_API_URL: rest.agentApiUrl,
    SIGHTLINE_API_URL: `http://127.0.0.1:${String(ports.api)}`,
  };
}

/** Where people reach the console. */
export function consoleUrl(ports: StackPorts): string {
  return `http://127.0.0.1:${String(ports.web)}`;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ASK_MS_MAX) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
