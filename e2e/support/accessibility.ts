import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Waits for whatever fades or slides in; an animation without an end, such as a skeleton's, does not count. */
const UNTIL_AT_REST = `Promise.allSettled(
  document.getAnimations()
    .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
    .map((animation) => animation.finished),
).then(() => undefined)`;

/**
 * Returns what axe finds serious or critical on a page, one line each: the rule, and the first element that breaks it.
 *
 * Judges the page at rest: halfway through a transition, colors have a contrast that nobody has to read.
 */
export async function findSeriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(UNTIL_AT_REST);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
}
