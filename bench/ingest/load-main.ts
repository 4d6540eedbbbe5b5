import { createInterface } from 'node:readline';
import { type Load, sendLoad } from './load.ts';

/** The load generator's process: each line of its input is a load, each line of its output what came of one. */
for await (const line of createInterface({ input: process.stdin })) {
  const before = process.cpuUsage();
  // Written by LoadProcess, whose type this is.
  const outcome = await sendLoad(JSON.parse(line) as Load);
  const used = process.cpuUsage(before);
  process.stdout.write(`${JSON.stringify({ ...outcome, cpuMs: (used.user + used.system) / 1_000 })}\n`);
}
