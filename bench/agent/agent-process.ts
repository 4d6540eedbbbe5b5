import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ReportSink } from './report-sink.ts';
import { API_NAME, type Targets } from './targets.ts';

const STARTED_MS_MAX = 20_000;
let enrolled = 0;

export interface RunningAgent {
  readonly pid: number;
  readonly hostKey: string;
  /** From the start of the process to its first request at the API. */
  readonly startUpMs: number;
  readonly stop: () => Promise<void>;
}

/** Enrolls a new host and runs its agent. `command` is the agent as a command line, without its arguments. */
export async function startAgent(
  command: readonly string[],
  targets: Targets,
  sink: ReportSink,
): Promise<RunningAgent> {
  const [file = '', ...flags] = command;
  enrolled += 1;
  const hostKey = `bench-token-${String(enrolled).padStart(12, '0')}`;
  const state = ['--state-dir', join(targets.folder, `state-${enrolled}`)];
  const network = ['--resolver', targets.resolver, '--ca', targets.caFile];
  const api = `https://${API_NAME}:${sink.port}`;
  // The resolver asked is this process, so that enrolling must not block it.
  await finished(
    spawn(file, [...flags, 'enroll', '--api', api, '--token', hostKey, ...network, ...state], { stdio: 'pipe' }),
  );
  const startedMs = performance.now();
  const child = spawn(file, [...flags, 'run', ...state], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const deadlineMs = startedMs + STARTED_MS_MAX;
  while (sink.received(hostKey).firstRequestMs === null) {
    if (performance.now() > deadlineMs || child.exitCode !== null)
      throw new Error(`the agent does not start: ${errors}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    pid: child.pid ?? 0,
    hostKey,
    startUpMs: (sink.received(hostKey).firstRequestMs ?? Number.NaN) - startedMs,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}

async function finished(child: ChildProcess): Promise<void> {
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await ended(child);
  if (status !== 0) throw new Error(`enrolling failed: ${output}`);
}
