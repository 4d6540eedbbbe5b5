import { findStore } from '../fleet.ts';
import { networkOf } from '../lab.ts';
import { readReports, readSeqs } from '../stack-facts.ts';
import type { Stack } from '../start-stack.ts';
import { waitUntil } from '../wait-until.ts';
import { judgeBackfill } from './judge-backfill.ts';
import type { Story, StorySpan } from './story.ts';

/** An agent fills in the minutes of a story's outage within seconds; a busy machine may take longer. */
const FILLED_MS_MAX = 60_000;

/** The store whose line is cut. */
export const CUT_STORE = findStore('nordic-kitchen', '102');

/** One store loses its line: it can reach neither the vendor nor us. */
export const LINE_STORY: Story = {
  name: 'line',
  title: `store ${CUT_STORE.number} ${CUT_STORE.name} loses its line`,
  begin: ({ lab }) => networkOf(lab, CUT_STORE).cutLine(),
  heal: ({ lab }) => networkOf(lab, CUT_STORE).restoreLine(),
  expects: [
    { tenantSlug: 'nordic-kitchen', state: 'offline', words: [`${CUT_STORE.number} ${CUT_STORE.name}`, 'offline'] },
  ],
  verify: findMissingHistory,
};

/** Finds what the history lacks of the outage: every report must be stored once, and none given up by the agent. */
async function findMissingHistory(stack: Stack, span: StorySpan): Promise<readonly string[]> {
  const { hostId, lastSeq, droppedReports } = await stack.agents.of(CUT_STORE).count();
  const faults = await waitForBackfill(stack, hostId, lastSeq);
  if (droppedReports > 0) faults.push(`the agent gave up ${String(droppedReports)} reports`);

  const reports = await readReports(stack, CUT_STORE, [span.from, span.to]);
  const intervalMs = CUT_STORE.profile.intervalS * 1_000;
  const countMin = Math.floor((span.to.getTime() - span.from.getTime()) / intervalMs) - 1;
  if (reports.length < countMin) {
    faults.push(`${String(reports.length)} reports of the outage are stored, expected at least ${String(countMin)}`);
  }
  if (reports.every(({ resultCount }) => resultCount === 0)) faults.push('the reports of the outage hold no results');
  return faults;
}

/** Waits until every report up to `lastSeq` is stored exactly once. Returns the fault when that does not happen in time. */
async function waitForBackfill({ pool }: Stack, hostId: string, lastSeq: number): Promise<string[]> {
  const deadline = performance.now() + FILLED_MS_MAX;
  return await waitUntil<string[]>(
    async () => {
      const isOverdue = performance.now() > deadline;
      const verdict = judgeBackfill({ lastSeq, storedSeqs: await readSeqs(pool, hostId), isOverdue });
      switch (verdict.kind) {
        case 'complete':
          return { kind: 'there', value: [] };
        case 'faulty':
          return { kind: 'there', value: [verdict.fault] };
        case 'filling':
          return { kind: 'missing', what: verdict.missing };
      }
    },
    // Longer than the deadline, so that the last look is one that may call a hole a fault.
    { timeoutMs: 2 * FILLED_MS_MAX },
  );
}
