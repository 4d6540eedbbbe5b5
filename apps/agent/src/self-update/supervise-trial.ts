import { type ChildProcess, spawn } from 'node:child_process';
import type { UpdateReason } from '@sightline/spec';
import { whenAborted } from '../platform/stop-signal.ts';
import { hasTrialProof, removeTrialProof } from './trial-proof.ts';

export interface TrialOptions {
  readonly program: string;
  readonly release: string;
  readonly stateDir: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Where the version on trial records that its report was accepted. */
  readonly proofPath: string;
  readonly withinMs: number;
  /** Aborts when this process must stop. */
  readonly stop: AbortSignal;
  /** Whether the API answers this version; called if the version on trial did not report in time. */
  readonly apiAnswers: () => Promise<boolean>;
}

/** The result of a trial. Afterwards nothing of the version on trial still runs. */
export type TrialVerdict =
  | { readonly kind: 'proved' }
  | { readonly kind: 'failed'; readonly reason: UpdateReason }
  /** The API answers neither version, so nothing is known about the new one. */
  | { readonly kind: 'inconclusive' }
  | { readonly kind: 'stopped' };

const LOOK_MS = 250;
/** Less than the 10 s after which systemd would kill both processes. */
const STOP_MS_MAX = 5_000;

/**
 * Runs a version in place of this one, which has stopped and released the state directory, until it has reported, ends, or
 * runs out of time. Does not reject.
 */
export async function superviseTrial(options: TrialOptions): Promise<TrialVerdict> {
  removeTrialProof(options.proofPath);
  const child = spawn(options.program, ['run', '--state-dir', options.stateDir, '--trial'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: options.environment,
  });
  const ended = endOf(child);
  const verdict = await watchTrial(child, ended, options);
  await endTrial(child, ended);
  removeTrialProof(options.proofPath);
  return verdict;
}

type End = 'exited' | 'cannot_start';

function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve('exited');
    });
    child.once('error', () => {
      if (child.pid === undefined) resolve('cannot_start');
    });
  });
}

async function watchTrial(child: ChildProcess, ended: Promise<End>, options: TrialOptions): Promise<TrialVerdict> {
  const { stop, proofPath, release } = options;
  const deadlineMs = performance.now() + options.withinMs;
  for (;;) {
    const end = await Promise.race([ended, wait(LOOK_MS, stop)]);
    if (end === 'cannot_start') return { kind: 'failed', reason: 'cannot_start' };
    if (stop.aborted) return { kind: 'stopped' };
    if (end === 'exited') return { kind: 'failed', reason: 'crashed' };
    if (hasTrialProof(proofPath, release, child.pid ?? 0)) return { kind: 'proved' };
    if (performance.now() < deadlineMs) continue;
    return (await options.apiAnswers()) ? { kind: 'failed', reason: 'never_reported' } : { kind: 'inconclusive' };
  }
}

/** Sends SIGTERM, on which it spools its results, and SIGKILL if that does not end it. */
async function endTrial(child: ChildProcess, ended: Promise<End>): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
  await ended;
  clearTimeout(timer);
}

async function wait(ms: number, stop: AbortSignal): Promise<null> {
  const late = Promise.withResolvers<null>();
  const timeout = setTimeout(late.resolve, ms, null);
  await Promise.race([late.promise, whenAborted(stop)]);
  clearTimeout(timeout);
  return null;
}
