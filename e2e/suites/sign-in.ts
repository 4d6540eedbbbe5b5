import { describe, expect, it } from 'vitest';
import { CUSTOMERS } from '../../scripts/stack/fleet.ts';
import { signIn, waitUntilLoaded } from '../support/console-browser.ts';
import type { GetRun } from '../support/e2e-run.ts';
import { DANA, NORDIC, ROBIN } from '../support/people.ts';

export function describeSignIn(getRun: GetRun): void {
  describe('signing in', () => {
    it('takes a person to the fleet of their tenant', async () => {
      const { page } = await getRun().browser.open('/', { email: DANA });
      await page.getByRole('heading', { name: 'Fleet' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/t/harbour-grill');
    });

    it('refuses a wrong password, and says so', async () => {
      const { page } = await getRun().browser.openSignIn();
      await signIn(page, DANA, 'not-the-password');
      await page.getByRole('alert').filter({ hasText: 'do not belong together' }).waitFor();
    });

    it('asks who it is before any page, and goes on to that page', async () => {
      const { page } = await getRun().browser.openSignIn();
      await page.goto('/t/harbour-grill/incidents');
      await page.waitForURL(/\/sign-in\?next=/);
      await signIn(page, DANA, 'sightline-demo-2026');
      await page.waitForURL(/\/t\/harbour-grill\/incidents$/);
    });

    it('lets a provider go from one of its tenants to the other', async () => {
      const { page } = await getRun().browser.open('/', { email: ROBIN });
      for (const { slug, name } of CUSTOMERS) {
        await page.goto(`/t/${slug}`);
        await waitUntilLoaded(page);
        await page.getByRole('banner').getByText(name).waitFor();
      }
    });
  });

  describe('a tenant that is not one’s own', () => {
    it('does not exist in the browser', async () => {
      const { browser } = getRun();
      const { page } = await browser.open(`/t/${NORDIC.slug}`, { email: DANA });
      await page.getByText('There is no such tenant').waitFor();
      expect(await page.getByText(NORDIC.name).count()).toBe(0);
    });

    it('answers every request of another tenant’s session as if it did not exist', async () => {
      const { browser, stack } = getRun();
      const { page } = await browser.open('/', { email: DANA });
      await waitUntilLoaded(page);
      const nordicId = stack.seeded.tenantIds.get(NORDIC) ?? '';
      const store = NORDIC.stores[0];
      const storeId = store === undefined ? '' : stack.seeded.stores.get(store)?.id;
      const paths = [
        'fleet',
        'fleet/matrix',
        'stores',
        `stores/${String(storeId)}`,
        'incidents',
        'allowlist',
        'channels',
      ];
      const answers = await page.evaluate(
        (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).status)),
        paths.map((path) => `/v1/tenants/${nordicId}/${path}`),
      );
      expect(answers).toEqual(paths.map(() => 404));
    });
  });
}
