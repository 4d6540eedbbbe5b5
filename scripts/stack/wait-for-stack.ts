import { listOpenIncidents, listUnhandled, listUnwell, readStoredThrough } from './stack-facts.ts';
import type { Stack } from './start-stack.ts';
import { lookFor, type WaitOptions, waitUntil } from './wait-until.ts';

/** One report may be of before; with the second, everything has been probed and judged afresh. */
const FRESH_REPORTS = 2;

/** Waits until every check of every store passes. Throws with those that do not when it takes too long. */
export async function waitUntilWell(stack: Stack, options: WaitOptions): Promise<void> {
  await waitUntil(async () => lookFor(await listUnwell(stack.pool)), options);
}

/**
 * Waits until a trouble that goes on has had its consequences: the control has reported twice since, every failing check
 * has its verdict, and nothing is left unhandled. What comes after that comes again and again.
 */
export async function waitUntilJudged(stack: Stack, options: WaitOptions): Promise<void> {
  await waitForReports(stack, 'control', options, () => listUnhandled(stack.pool));
}

/**
 * Waits until nothing more can come of what has happened: every agent has reported twice since, all is well, no incident
 * is open, no transition unhandled and no delivery under way. What has not been alerted by then never will be.
 */
export async function waitUntilSettled(stack: Stack, options: WaitOptions): Promise<void> {
  const { pool } = stack;
  await waitForReports(stack, 'all', options, async () => [
    ...(await listUnwell(pool)),
    ...(await listUnhandled(pool)),
    ...(await listOpenIncidents(pool)),
  ]);
}

async function waitForReports(
  { pool }: Stack,
  whose: 'all' | 'control',
  options: WaitOptions,
  listMissing: () => Promise<string[]>,
): Promise<void> {
  const before = await readStoredThrough(pool, whose);
  await waitUntil(async () => {
    const now = await readStoredThrough(pool, whose);
    const behind = [...before].filter(([hostId, seq]) => (now.get(hostId) ?? 0) < seq + FRESH_REPORTS);
    if (behind.length > 0) return { kind: 'missing', what: `fresh reports of ${String(behind.length)} hosts` };
    return lookFor(await listMissing());
  }, options);
}
