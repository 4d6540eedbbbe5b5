import { listUnfinished, listUnwell, readStoredThrough } from './stack-facts.ts';
import type { Stack } from './start-stack.ts';
import { lookFor, type WaitOptions, waitUntil } from './wait-until.ts';

/** One report may be of before; with the second, everything has been probed and judged afresh. */
const FRESH_REPORTS = 2;

/** Waits until every check of every store passes. Throws with those that do not when it takes too long. */
export async function waitUntilWell(stack: Stack, options: WaitOptions): Promise<void> {
  await waitUntil(async () => lookFor(await listUnwell(stack.pool)), options);
}

/**
 * Waits until nothing more can come of what has happened: every agent has reported twice since, all is well, no incident
 * is open, no transition unhandled and no delivery under way. What has not been alerted by then never will be.
 */
export async function waitUntilSettled(stack: Stack, options: WaitOptions): Promise<void> {
  const before = await readStoredThrough(stack.pool);
  await waitUntil(async () => {
    const now = await readStoredThrough(stack.pool);
    const behind = [...before].filter(([hostId, seq]) => (now.get(hostId) ?? 0) < seq + FRESH_REPORTS);
    if (behind.length > 0) return { kind: 'missing', what: `fresh reports of ${String(behind.length)} hosts` };
    return lookFor([...(await listUnwell(stack.pool)), ...(await listUnfinished(stack.pool))]);
  }, options);
}
