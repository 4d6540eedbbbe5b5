import { EXAMPLE_CHANGES } from '@sightline/lab';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { waitUntilLoaded } from '../support/console-browser.ts';
import type { GetRun } from '../support/e2e-run.ts';
import { DANA } from '../support/people.ts';

const PACK = '/t/harbor-grill/packs/paytronix';
const TAG = 'mountain';
const PLANNED_MS_MAX = 30_000;

export function describePackVersions(getRun: GetRun): void {
  describe('a new version of a pack', () => {
    const open = async (path: string): Promise<Page> => {
      const { page } = await getRun().browser.open(path, { email: DANA });
      await waitUntilLoaded(page);
      return page;
    };

    it('is announced on the allowlist with what it brings, and reads as a change order', async () => {
      const page = await open('/t/harbor-grill/allowlists');
      await page.getByText('is available: it adds 2, removes 1, rewords 1').waitFor();
      await page.getByRole('link', { name: 'Review and adopt' }).click();
      await page.getByRole('heading', { name: 'Changes in version 2' }).waitFor();
      for (const group of ['Add 2', 'Remove 1', 'Wording only, no action 1']) {
        await page.getByRole('heading', { name: group }).waitFor();
      }
      await page.getByText('now removable from the firewall').waitFor();
      await page.getByText('Transaction Service (example of another title)').waitFor();
    });

    it('is adopted for the stores of a tag, probed there, and rolled back', async () => {
      const page = await open(PACK);
      await page.getByRole('radio', { name: 'Some stores first' }).check();
      await page.getByRole('combobox', { name: 'Tags' }).fill(TAG);
      await page.getByRole('option', { name: TAG }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Adopt version 2' }).click();
      await page.getByText('Version 2 adopted').waitFor();
      await page.getByRole('button', { name: `Roll back Version 2 for stores tagged ${TAG}` }).waitFor();

      const entries = await open('/t/harbor-grill/allowlists?pack=paytronix&version=2');
      const added = entries.locator(`[id="${EXAMPLE_CHANGES.added[0]}"]`);
      await expect.poll(async () => await added.innerText(), { timeout: PLANNED_MS_MAX }).toMatch(/pass|unverified/i);

      await page.getByRole('button', { name: `Roll back Version 2 for stores tagged ${TAG}` }).click();
      await page.getByRole('button', { name: 'Roll back', exact: true }).click();
      await page.getByText('Rolled back', { exact: true }).first().waitFor();
      await page
        .getByRole('button', { name: `Roll back Version 2 for stores tagged ${TAG}` })
        .waitFor({ state: 'hidden' });
    });
  });
}
