import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { print, printStep } from '../print.ts';
import { startReaper } from '../services/reaper.ts';
import { type Services, startServices } from '../services.ts';
import { type AppParts, appEnvironment, consoleUrl, createAppParts } from './app-parts.ts';
import { type Closers, createClosers } from './closers.ts';
import { copyConsole } from './copy-console.ts';
import { API_HOST, type Lab, startLab } from './lab.ts';
import { makeLogFolder } from './log-folder.ts';
import type { Part, PartKeeper } from './part.ts';
import { choosePorts, type StackPorts } from './ports.ts';
import { type Seeded, seedFleet } from './seed.ts';
import { type Agents, startAgents } from './start-agents.ts';

export interface StackOptions {
  /** Where the logs of this run get a folder of their own. */
  readonly logsDir: string;
  readonly preferredPorts?: Partial<StackPorts>;
  /** Given the way to end everything as soon as there is something to end. */
  readonly onEnd: (end: () => Promise<void>) => void;
}

/** The whole system, running: services, lab, API, worker, console and one agent per store. */
export interface Stack extends AppParts {
  readonly consoleUrl: string;
  readonly logDir: string;
  readonly services: Services;
  readonly lab: Lab;
  readonly seeded: Seeded;
  /** Reads everything of every tenant. */
  readonly pool: Pool;
  readonly agents: Agents;
  readonly stop: () => Promise<void>;
}

/**
 * Starts everything from the built apps on free ports, with data of its own that goes when it ends.
 *
 * Whatever becomes of this process, kill -9 included, nothing started here stays. Throws, with everything ended, when a
 * part does not start; the message names its log.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const closers = createClosers();
  options.onEnd(closers.close);
  try {
    return await startParts(options, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function startParts({ logsDir, preferredPorts }: StackOptions, closers: Closers): Promise<Stack> {
  const logDir = makeLogFolder(logsDir, new Date());
  const { folder, keeper } = openFolder(closers);
  const services = await printStep('PostgreSQL and Redis', () => startServices({ ephemeral: true }));
  closers.add(services.stop);
  const pool = new Pool({ connectionString: services.systemUrl, max: 4 });
  pool.on('error', () => undefined);
  closers.add(() => pool.end());

  const ports = await choosePorts(preferredPorts ?? {});
  const lab = await printStep('the lab: a vendor, the networks of the stores, mail and Slack', () =>
    startLab({ folder, apiPort: ports.api }),
  );
  closers.add(lab.close);

  const agentApiUrl = `http://${API_HOST}:${String(ports.api)}`;
  const authSecret = randomBytes(32).toString('base64url');
  const env = appEnvironment({ services, lab, ports, authSecret, agentApiUrl });
  const seeded = await printStep('tenants, logins, stores and channels', () =>
    seedFleet({ lab, env, logFile: join(logDir, 'seed.log') }),
  );
  const apps = createAppParts({ env, ports, consoleDir: await copyConsole(folder), logDir }, keeper);
  await startPart(apps.api, closers);
  await Promise.all([startPart(apps.worker, closers), startPart(apps.web, closers)]);

  const agents = await printStep('agents', () =>
    startAgents({ lab, seeded, apiUrl: agentApiUrl, folder, logDir, keeper }, closers),
  );
  return {
    ...apps,
    consoleUrl: consoleUrl(ports),
    logDir,
    services,
    lab,
    seeded,
    pool,
    agents,
    stop: closers.close,
  };
}

function openFolder(closers: Closers): { readonly folder: string; readonly keeper: PartKeeper } {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-stack-'));
  const reaper = startReaper();
  reaper.watchFolder(folder);
  closers.add(async () => {
    reaper.dismiss();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    await Promise.resolve();
  });
  const onDeath: PartKeeper['onDeath'] = ({ name, logFile }) => {
    print(`! ${name} has ended by itself; see ${logFile}`);
  };
  return { folder, keeper: { watch: (pid) => reaper.watch(pid), onDeath } };
}

async function startPart(part: Part, closers: Closers): Promise<void> {
  closers.add(part.stop);
  await printStep(part.name, part.start);
}
