import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findStore } from '../../scripts/stack/fleet.ts';
import { seededStore } from '../../scripts/stack/seed.ts';
import type { Stack } from '../../scripts/stack/start-stack.ts';
import { findSeriousViolations } from '../support/accessibility.ts';
import { type OpenOptions, waitUntilLoaded } from '../support/console-browser.ts';
import type { GetRun } from '../support/e2e-run.ts';
import { DANA, HARBOR } from '../support/people.ts';

const TABS_MAX = 40;
const POLL = { timeout: 20_000 };
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

const PAGES: readonly { readonly name: string; readonly path: (stack: Stack) => string }[] = [
  { name: 'fleet', path: () => '' },
  { name: 'store', path: storePath },
  { name: 'incidents', path: () => '/incidents' },
  { name: 'allowlist', path: () => '/allowlists' },
  { name: 'packs', path: () => '/packs' },
  { name: 'pack', path: () => '/packs/paytronix' },
  { name: 'custom entries', path: () => '/custom-packs' },
  { name: 'certificates', path: () => '/certificates' },
  { name: 'feeds', path: () => '/feeds' },
  { name: 'agents', path: () => '/agents' },
  { name: 'channels', path: () => '/alerting/channels' },
];

export function describeConsolePages(getRun: GetRun): void {
  const openLoaded = async (path: (stack: Stack) => string, look: Omit<OpenOptions, 'email'> = {}) => {
    const { browser, stack } = getRun();
    const watched = await browser.open(`/t/${HARBOR.slug}${path(stack)}`, { email: DANA, ...look });
    await waitUntilLoaded(watched.page);
    return watched;
  };

  describe.each(PAGES)('the page $name', ({ path }) => {
    it.each(['light', 'dark'] as const)('loads without an error and is accessible in %s', async (colorScheme) => {
      const { page, troubles } = await openLoaded(path, { colorScheme });
      expect(await findSeriousViolations(page)).toEqual([]);
      expect(troubles).toEqual([]);
    });

    it('fits a phone without scrolling sideways', async () => {
      const { page, troubles } = await openLoaded(path, { viewport: { width: 375, height: 812 } });
      // Charts take their size from the page once it has its own.
      await expect.poll(() => page.evaluate<number>(OVERFLOW), POLL).toBe(0);
      expect(troubles).toEqual([]);
    });
  });

  describe('the keyboard', () => {
    it('leads from the fleet to one check of one store, and back', async () => {
      const { page } = await openLoaded(() => '');
      await tabTo(page, '[data-grid]');
      const cell = page.locator(':focus');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      const name = await cell.getAttribute('aria-label');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/stores\/.*\?check=/);
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('heading').first().waitFor();
      expect(name).toContain(await drawer.getByRole('heading').first().innerText());
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
    });

    it('skips the navigation', async () => {
      const { page } = await openLoaded(() => '');
      await tabTo(page, 'a[href="#content"]');
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).hash, POLL).toBe('#content');
    });
  });
}

function storePath({ seeded }: Stack): string {
  return `/stores/${seededStore(seeded, findStore(HARBOR.slug, '0007')).id}`;
}

/** Presses Tab until what has the focus fits. Throws when nothing on the page does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < TABS_MAX; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`${String(TABS_MAX)} presses of Tab do not reach ${selector}`);
}
