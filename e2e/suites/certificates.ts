import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findStore } from '../../scripts/stack/fleet.ts';
import { seededStore } from '../../scripts/stack/seed.ts';
import { findSeriousViolations } from '../support/accessibility.ts';
import { waitUntilLoaded } from '../support/console-browser.ts';
import type { GetRun } from '../support/e2e-run.ts';
import { DANA, HARBOR } from '../support/people.ts';

const FETCH_MS_MAX = 20_000;

export function describeCertificates(getRun: GetRun): void {
  const open = async (path: string): Promise<Page> => {
    const { page } = await getRun().browser.open(`/t/${HARBOR.slug}${path}`, { email: DANA });
    await waitUntilLoaded(page);
    return page;
  };

  describe('a coverage certificate', () => {
    it('is issued from the page of a store, says what is verified, and is genuine', async () => {
      const { stack } = getRun();
      const page = await open(`/stores/${seededStore(stack.seeded, findStore(HARBOR.slug, '0007')).id}`);
      await page.getByRole('button', { name: 'Issue certificate' }).click();
      await page.getByRole('heading', { name: /^Coverage of store 0007/ }).waitFor();
      const entry = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { name: 'POS Transactional Server' }) });
      await entry.getByText('Verified', { exact: true }).waitFor();
      expect(await findSeriousViolations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Verify', exact: true }).click();
      await page.getByText('Genuine', { exact: true }).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'PDF' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^sightline-certificate-store-0007-.*[.]pdf$/);
      expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    });

    it('is issued for the fleet, and listed', async () => {
      const page = await open('/certificates');
      await page.getByRole('button', { name: 'Issue fleet certificate' }).click();
      await page.getByRole('heading', { name: /^Coverage of the fleet/ }).waitFor();
      await page.getByRole('link', { name: '← Certificates' }).click();
      await page
        .getByRole('link', { name: /^Fleet, \d+ stores$/ })
        .first()
        .waitFor();
    });
  });

  describe('a feed', () => {
    it('is created, fetched by a firewall, counted, and gone once revoked', async () => {
      const page = await open('/feeds');
      await page.getByRole('button', { name: 'Create feed' }).first().click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Firewall of the test');
      await page.getByRole('dialog').getByRole('button', { name: 'Create feed' }).click();
      const url = await page.getByRole('textbox', { name: 'Type URL List' }).inputValue();
      const fetchFeed = async () => await fetch(url, { signal: AbortSignal.timeout(FETCH_MS_MAX) });
      const answer = await fetchFeed();
      expect(answer.headers.get('content-type')).toContain('text/plain');
      expect(await answer.text()).toContain('.oltp.pxsplatform.com/\n');

      await page.getByRole('button', { name: 'Done' }).click();
      await page.reload();
      const row = page.getByRole('listitem').filter({ hasText: 'Firewall of the test' });
      await row.getByText('1 fetch in total').waitFor();
      await row.getByText('Palo Alto, URLs').waitFor();
      await row.getByRole('button', { name: 'Revoke Firewall of the test' }).click();
      await page.getByRole('button', { name: 'Revoke', exact: true }).click();
      await row.waitFor({ state: 'hidden' });
      expect((await fetchFeed()).status).toBe(404);
    });
  });
}
