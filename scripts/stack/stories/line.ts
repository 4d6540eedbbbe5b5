import { findStore } from '../fleet.ts';
import { networkOf } from '../lab.ts';
import { readReports } from '../stack-facts.ts';
import type { Stack } from '../start-stack.ts';
import type { Story, StorySpan } from './story.ts';

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

/** What the agent saw while nobody could hear it must have been filled in afterwards, without a gap. */
async function findMissingHistory(stack: Stack, span: StorySpan): Promise<readonly string[]> {
  const reports = await readReports(stack, CUT_STORE, [span.from, span.to]);
  const filledIn = reports.filter(({ receivedAt }) => receivedAt >= span.to);
  const intervalMs = CUT_STORE.profile.intervalS * 1_000;
  const countMin = Math.floor((span.to.getTime() - span.from.getTime()) / intervalMs) - 1;
  const seqs = filledIn.map(({ seq }) => seq);
  const faults: string[] = [];
  if (filledIn.length < countMin) {
    faults.push(`${String(filledIn.length)} reports of the outage are stored, expected at least ${String(countMin)}`);
  }
  if (seqs.some((seq, index) => index > 0 && seq !== (seqs[index - 1] ?? 0) + 1)) {
    faults.push(`the reports of the outage are not in one row: ${seqs.join(', ')}`);
  }
  if (filledIn.every(({ resultCount }) => resultCount === 0)) faults.push('the reports of the outage hold no results');
  return faults;
}
