import { describe, expect, it } from 'vitest';
import { CUSTOMERS, DEMO_PASSWORD, type DemoStore, type DemoTenant, findStore } from '../../scripts/stack/fleet.ts';
import { seededStore } from '../../scripts/stack/seed.ts';
import type { Stack } from '../../scripts/stack/start-stack.ts';
import { signIn, waitUntilLoaded } from '../support/console-browser.ts';
import type { GetRun } from '../support/e2e-run.ts';
import { DANA, NORDIC, ROBIN } from '../support/people.ts';

export function describeSignIn(getRun: GetRun): void {
  describe('signing in', () => {
    it('takes a person to the fleet of their tenant', async () => {
      const { page } = await getRun().browser.open('/', { email: DANA });
      await page.getByRole('heading', { name: 'Fleet' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/t/harbor-grill');
    });

    it('refuses a wrong password, and says so', async () => {
      const { page } = await getRun().browser.openSignIn();
      await signIn(page, DANA, 'not-the-password');
      await page.getByRole('alert').filter({ hasText: 'Wrong email or password' }).waitFor();
    });

    it('asks who it is before any page, and goes on to that page', async () => {
      const { page } = await getRun().browser.openSignIn();
      await page.goto('/t/harbor-grill/incidents');
      await page.waitForURL(/\/sign-in\?next=/);
      await signIn(page, DANA, DEMO_PASSWORD);
      await page.waitForURL(/\/t\/harbor-grill\/incidents$/);
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
      await page.getByText('Tenant not found').waitFor();
      expect(await page.getByText(NORDIC.name).count()).toBe(0);
    });

    it('answers none of its addresses, which its own people can read', async () => {
      const { browser, stack } = getRun();
      const paths = pathsOf(stack, NORDIC, findStore(NORDIC.slug, '101'));
      const statusesFor = async (email: string): Promise<number[]> => {
        const { page } = await browser.open('/', { email });
        await waitUntilLoaded(page);
        return await page.evaluate((urls) => Promise.all(urls.map(async (url) => (await fetch(url)).status)), paths);
      };
      expect(await statusesFor(DANA)).toEqual(paths.map(() => 404));
      expect(await statusesFor(ROBIN)).toEqual(paths.map(() => 200));
    });
  });
}

/** Everything of a tenant that the console reads. */
function pathsOf({ seeded }: Stack, tenant: DemoTenant, store: DemoStore): string[] {
  const storePath = `stores/${seededStore(seeded, store).id}`;
  const pages = [
    'fleet',
    'fleet/matrix',
    'stores',
    storePath,
    `${storePath}/history`,
    'incidents',
    'allowlist',
    'channels',
    'agents',
    'releases',
  ];
  return pages.map((page) => `/v1/tenants/${String(seeded.tenantIds.get(tenant))}/${page}`);
}
