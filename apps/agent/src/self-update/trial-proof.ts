import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readJsonFile, replaceFile } from '../state/atomic-file.ts';

const trialSchema = z.object({ version: z.literal(1), release: z.string(), pid: z.int() });

/** Records that the API accepted a report of this process, the version on trial. Throws on disk errors. */
export function writeTrialProof(path: string, release: string): void {
  replaceFile(path, JSON.stringify({ version: 1, release, pid: process.pid }), { durable: false });
}

/** Whether the process on trial has proved itself. Does not throw. */
export function hasTrialProof(path: string, release: string, pid: number): boolean {
  const content = readJsonFile(path, trialSchema);
  return content.kind === 'read' && content.value.release === release && content.value.pid === pid;
}

export function removeTrialProof(path: string): void {
  rmSync(path, { force: true });
}
