import { execFile } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StoreNetwork } from '@sightline/lab';
import { z } from 'zod';
import { AGENT_COMMAND } from './agent-command.ts';
import type { DemoHost } from './fleet.ts';
import { createPart, type Part, type PartKeeper } from './part.ts';

const ENROLL_MS_MAX = 60_000;
/** An agent promises to stop within 2 s. */
const GRACE_MS = 5_000;
const run = promisify(execFile);

const statusSchema = z.object({
  hostId: z.uuid(),
  pid: z.int().nullable(),
  pageUrl: z.url().nullable(),
  status: z
    .object({
      lastReport: z.object({ seq: z.int() }).nullable(),
      dropped: z.object({ reports: z.int(), results: z.int() }),
    })
    .nullable(),
});

/** What an agent has made so far, by its own count. */
export interface AgentCount {
  readonly hostId: string;
  readonly isRunning: boolean;
  /** Of its last report; reports count from 1. 0: none yet. */
  readonly lastSeq: number;
  /** Reports that it had to give up; it counts them, so that nothing goes missing silently. */
  readonly droppedReports: number;
}

/** The agent of one machine. */
export interface AgentPart extends Part {
  readonly count: () => Promise<AgentCount>;
  /** Where its technician's page is; null before its first report. */
  readonly pageUrl: () => Promise<string | null>;
}

export interface AgentOptions {
  readonly host: DemoHost;
  readonly network: StoreNetwork;
  readonly apiUrl: string;
  readonly token: string;
  readonly caFile: string;
  readonly stateDir: string;
  readonly logDir: string;
}

/** Enrolls a machine. Throws with what the agent printed when the API does not take it. */
export async function enrollAgent(options: AgentOptions, keeper: PartKeeper): Promise<AgentPart> {
  const { hostname, role } = options.host;
  const logFile = join(options.logDir, `agent-${hostname}.log`);
  const flags = {
    api: options.apiUrl,
    token: options.token,
    role,
    hostname,
    'state-dir': options.stateDir,
    resolver: options.network.resolver,
    ca: options.caFile,
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const { stdout } = await runAgent(['enroll', ...args]);
  appendFileSync(logFile, stdout);
  const part = createPart(
    {
      command: {
        name: `agent ${hostname}`,
        file: AGENT_COMMAND.file,
        env: { ...process.env, ...AGENT_COMMAND.env },
        args: [...AGENT_COMMAND.args, 'run', '--state-dir', options.stateDir, '--page', '0'],
        logFile,
      },
      isReady: () => Promise.resolve(true),
      readyMsMax: 1_000,
      graceMs: GRACE_MS,
    },
    keeper,
  );
  return {
    ...part,
    count: () => countReports(options.stateDir),
    pageUrl: async () => (await readStatus(options.stateDir)).pageUrl,
  };
}

async function readStatus(stateDir: string): Promise<z.infer<typeof statusSchema>> {
  const { stdout } = await runAgent(['status', '--json', '--state-dir', stateDir]);
  return statusSchema.parse(JSON.parse(stdout));
}

async function countReports(stateDir: string): Promise<AgentCount> {
  const { hostId, pid, status } = await readStatus(stateDir);
  return {
    hostId,
    isRunning: pid !== null,
    lastSeq: status?.lastReport?.seq ?? 0,
    droppedReports: status?.dropped.reports ?? 0,
  };
}

function runAgent(args: readonly string[]): Promise<{ readonly stdout: string }> {
  return run(AGENT_COMMAND.file, [...AGENT_COMMAND.args, ...args], { timeout: ENROLL_MS_MAX });
}
