import { setTimeout as delay } from 'node:timers/promises';
import { isSameProcess, type ProcessIdentity, signalProcess } from './process-identity.ts';

const POLL_MS = 25;

/** Ends a process, ours or not our child: the signal, a grace period, then SIGKILL. Resolves when it is gone. */
export async function endProcess(target: ProcessIdentity, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  if (!isSameProcess(target)) return;
  signalProcess(target.pid, signal);
  if (await isGoneWithin(target, graceMs)) return;
  signalProcess(target.pid, 'SIGKILL');
  if (!(await isGoneWithin(target, 10_000))) throw new Error(`process ${String(target.pid)} survives SIGKILL`);
}

/** The same for a process that leads a group, and for all of the group. */
export async function endGroup(leader: ProcessIdentity, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  if (!isSameProcess(leader)) return;
  signalProcess(-leader.pid, signal);
  await isGoneWithin(leader, graceMs);
  // Also where the leader went in time: its children may not have listened.
  signalProcess(-leader.pid, 'SIGKILL');
  if (!(await isGoneWithin(leader, 10_000))) throw new Error(`process ${String(leader.pid)} survives SIGKILL`);
}

async function isGoneWithin(target: ProcessIdentity, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (isSameProcess(target)) {
    if (performance.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
