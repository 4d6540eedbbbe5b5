import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStore } from '../../scripts/stack/fleet.ts';
import { networkOf } from '../../scripts/stack/lab.ts';
import { waitUntilSettled } from '../../scripts/stack/wait-for-stack.ts';
import { findSeriousViolations } from '../support/accessibility.ts';
import type { WatchedPage } from '../support/console-browser.ts';
import type { GetRun } from '../support/e2e-run.ts';
import { pageOf } from '../support/technician-page.ts';

const STORE = findStore('harbor-grill', '0034');
const SEEN_MS_MAX = 90_000;
const SETTLED_MS_MAX = 120_000;
const PHONE = { width: 390, height: 844 };

/** The page that the agent serves on its machine, while that machine has no line. */
export function describeTechnicianPage(getRun: GetRun): void {
  describe("the technician's page with the line down", () => {
    beforeAll(async () => {
      await networkOf(getRun().stack.lab, STORE).cutLine();
    });
    afterAll(async () => {
      const { stack } = getRun();
      await networkOf(stack.lab, STORE).restoreLine();
      await waitUntilSettled(stack, { timeoutMs: SETTLED_MS_MAX });
    });

    async function open(look: { colorScheme?: 'light' | 'dark'; viewport?: typeof PHONE } = {}): Promise<WatchedPage> {
      const { stack, browser } = getRun();
      const watched = await browser.openElsewhere(await pageOf(stack.agents.of(STORE)), look);
      const line = watched.page.getByRole('region', { name: 'Connection' });
      await line.getByText("Can't reach Sightline").waitFor({ timeout: SEEN_MS_MAX });
      const advice = watched.page.getByRole('region', { name: 'What to fix first' });
      await advice.getByRole('heading', { name: /line is down/ }).waitFor({ timeout: SEEN_MS_MAX });
      return watched;
    }

    it('says without being loaded again that the line is down, and what to do first', async () => {
      const { page, loads, troubles } = await open();
      const advice = page.getByRole('region', { name: 'What to fix first' }).getByRole('listitem');
      // The advice is ranked again with every result.
      await expect.poll(() => advice.first().textContent(), { timeout: SEEN_MS_MAX }).toMatch(/line is down.*router/s);
      expect(loads()).toBe(1);
      expect(troubles).toEqual([]);
    });

    it('runs all checks when asked, and shows how far it has come', async () => {
      const { page, loads, troubles } = await open();
      await page.getByRole('button', { name: 'Run all checks now' }).click();
      await page.getByText(/\d+ of \d+ checks done/).waitFor();
      await page.getByText(/Ran all \d+ checks/).waitFor({ timeout: SEEN_MS_MAX });
      expect(loads()).toBe(1);
      expect(troubles).toEqual([]);
    });

    it('gives a summary for a ticket into the clipboard', async () => {
      const { page } = await open();
      await page.getByRole('button', { name: 'Copy summary' }).click();
      await page.getByText('Copied').waitFor();
      const text = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(text).toContain(STORE.name);
      expect(text).toContain('What to fix first');
      expect(text).toContain("Can't reach Sightline since");
    });

    it.each(['light', 'dark'] as const)('can be read by everybody, in %s', async (colorScheme) => {
      const { page } = await open({ colorScheme });
      expect(await findSeriousViolations(page)).toEqual([]);
    });

    it('fits a phone', async () => {
      const { page } = await open({ viewport: PHONE });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
      expect(await findSeriousViolations(page)).toEqual([]);
    });
  });
}
