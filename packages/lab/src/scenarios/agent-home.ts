import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Execute } from './agent-check.ts';

const ENROLL_MS_MAX = 30_000;
const STATUS_MS_MAX = 20_000;

/** How an agent reaches the API. */
export interface Reach {
  readonly apiUrl: string;
  readonly resolver: string;
  readonly caFile: string;
}

/** The state of one agent: enrolled once, and reset for each scenario. */
export class AgentHome {
  /** For `--state-dir`. */
  readonly folder: string;
  readonly #agentFile: string;
  readonly #enrolled: string;

  private constructor(agentFile: string, folder: string) {
    this.#agentFile = agentFile;
    this.folder = join(folder, 'state');
    this.#enrolled = join(folder, 'enrolled');
  }

  /** Enrolls an agent with its own command. Throws with the output if it is rejected. */
  static async enroll(
    execute: Execute,
    place: { readonly agentFile: string; readonly folder: string; readonly token: string } & Reach,
  ): Promise<AgentHome> {
    const home = new AgentHome(place.agentFile, place.folder);
    await mkdir(place.folder, { recursive: true });
    const options = ['--api', place.apiUrl, '--token', place.token, '--resolver', place.resolver, '--ca', place.caFile];
    const argv = [process.execPath, place.agentFile, 'enroll', '--state-dir', home.#enrolled, ...options];
    const { status, stdout, stderr } = await execute(argv, { timeoutMs: ENROLL_MS_MAX });
    if (status !== 0) throw new Error(`the agent cannot enroll: ${stdout}${stderr}`);
    return home;
  }

  /** Resets the state to right after enrollment. */
  async renew(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await cp(this.#enrolled, this.folder, { recursive: true });
  }

  /** Returns the command that starts the agent. */
  get runCommand(): readonly string[] {
    return [process.execPath, this.#agentFile, 'run', '--page', 'off', '--state-dir', this.folder];
  }

  /** Whether the running agent has probed all its checks since then, by its own `status` and this host's clock. */
  async hasProbedAll(execute: Execute, since: Date): Promise<boolean> {
    const argv = [process.execPath, this.#agentFile, 'status', '--json', '--state-dir', this.folder];
    const { stdout } = await execute(argv, { timeoutMs: STATUS_MS_MAX });
    const status = statusSchema.safeParse(parseJson(stdout));
    const checks = status.data?.status?.checks ?? [];
    return checks.length > 0 && checks.every(({ at }) => at !== null && at >= since.toISOString());
  }
}

const statusSchema = z.object({
  status: z.object({ checks: z.array(z.object({ at: z.iso.datetime().nullable() })) }).nullable(),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
