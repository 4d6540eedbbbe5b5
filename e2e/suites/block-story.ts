import { targetText } from '@sightline/spec';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { playStory } from '../../scripts/stack/play-story.ts';
import { seededStore } from '../../scripts/stack/seed.ts';
import { BLOCK_STORY, BLOCKED_CHECK, BLOCKED_STORE } from '../../scripts/stack/stories/block.ts';
import { findSeriousViolations } from '../support/accessibility.ts';
import { waitUntilLoaded } from '../support/console-browser.ts';
import type { GetRun } from '../support/e2e-run.ts';
import { DANA } from '../support/people.ts';

const BLOCKED_MS_MAX = 60_000;
const HEALED_MS_MAX = 120_000;
const POLL = { timeout: 20_000 };
const STORE = `${BLOCKED_STORE.number} ${BLOCKED_STORE.name}`;

export function describeBlockStory(getRun: GetRun): void {
  describe('a firewall that blocks one endpoint of one store', () => {
    it('shows on the open console without a reload, and tells each channel once, and once again when it is over', async () => {
      const { browser, stack } = getRun();
      const storePath = `/t/harbor-grill/stores/${seededStore(stack.seeded, BLOCKED_STORE).id}`;
      const fleet = await browser.open('/t/harbor-grill', { email: DANA });
      const store = await browser.open(storePath, { email: DANA, colorScheme: 'dark' });
      await Promise.all([waitUntilLoaded(fleet.page), waitUntilLoaded(store.page)]);
      await Promise.all([matrixCell(fleet.page, 'Pass').waitFor(), checkRow(store.page, 'Pass').waitFor()]);

      const played = playStory(stack, BLOCK_STORY, new AbortController().signal);
      try {
        await matrixCell(fleet.page, 'Blocked').waitFor({ timeout: BLOCKED_MS_MAX });
        await checkRow(store.page, 'Blocked').waitFor({ timeout: BLOCKED_MS_MAX });
        await openIncident(fleet.page).waitFor();
        expect(await findSeriousViolations(fleet.page)).toEqual([]);
        expect(await findSeriousViolations(store.page)).toEqual([]);
      } finally {
        // Whatever the pages show, the story must be over before the next test begins.
        await played;
      }
      expect((await played).faults).toEqual([]);
      await matrixCell(fleet.page, 'Pass').waitFor({ timeout: HEALED_MS_MAX });
      await checkRow(store.page, 'Pass').waitFor({ timeout: HEALED_MS_MAX });
      await openIncident(fleet.page).waitFor({ state: 'hidden' });
      expect([fleet.loads(), store.loads()]).toEqual([1, 1]);
      expect([...fleet.troubles, ...store.troubles]).toEqual([]);
    });

    it('leaves an incident that says what it was, what it rested on and who was told', async () => {
      const { page, troubles } = await getRun().browser.open('/t/harbor-grill/incidents', { email: DANA });
      await waitUntilLoaded(page);
      await page.getByText('Resolved', { exact: true }).first().click();
      await page
        .getByRole('link', { name: targetText(BLOCKED_CHECK.target) })
        .first()
        .click();
      await page.getByRole('region', { name: 'Timeline' }).waitFor();
      for (const words of [STORE, targetText(BLOCKED_CHECK.target), 'connect.timeout', 'Delivered to all 3 channels']) {
        await expect.poll(() => page.getByRole('main').innerText(), POLL).toContain(words);
      }
      expect(await findSeriousViolations(page)).toEqual([]);
      expect(troubles).toEqual([]);
    });
  });
}

/** The cell of the blocked store and target, once it says that state. */
function matrixCell(page: Page, state: string): Locator {
  return page.getByRole('link', { name: new RegExp(`^${STORE}, ${BLOCKED_CHECK.title}: ${state}\\b`) });
}

/** The row of the blocked check on the page of its store, once it says that state. */
function checkRow(page: Page, state: string): Locator {
  return page.getByRole('row', { name: new RegExp(`^${state}\\b.*${BLOCKED_CHECK.title}`, 's') });
}

/** The incident among the open ones on the fleet page. */
function openIncident(page: Page): Locator {
  return page.getByRole('region', { name: 'Open incidents' }).getByRole('link', { name: STORE });
}
