import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findStore } from '../scripts/stack/fleet.ts';
import { checksOf } from '../scripts/stack/fleet-targets.ts';
import { networkOf } from '../scripts/stack/lab.ts';
import { seededStore } from '../scripts/stack/seed.ts';
import type { Stack } from '../scripts/stack/start-stack.ts';
import { BLOCK_STORY, BLOCKED_STORE } from '../scripts/stack/stories/block.ts';
import { type ConsoleBrowser, startConsoleBrowser, waitUntilLoaded } from './support/console-browser.ts';
import { DANA } from './support/people.ts';
import { pageOf } from './support/technician-page.ts';

const OFFLINE_STORE = findStore('harbor-grill', '0034');
const INSPECTED_STORE = findStore('harbor-grill', '0021');
const SEEN_MS_MAX = 120_000;
const FLEET = '/t/harbor-grill';

/**
 * Writes the pictures of the documentation: fleet, store and incident, light and dark, with one store blocked, one behind
 * TLS inspection and one offline, and the page that the technician at that one sees. Throws when the console does not come to show that.
 */
export async function takeScreenshots(stack: Stack, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await BLOCK_STORY.begin(stack);
  const inspected = checksOf(INSPECTED_STORE)[1];
  if (inspected !== undefined) {
    await networkOf(stack.lab, INSPECTED_STORE).setFault(inspected.target.host, 'intercept');
  }
  await networkOf(stack.lab, OFFLINE_STORE).cutLine();
  const browser = await startConsoleBrowser(stack.consoleUrl);
  try {
    const paths = await findPaths(stack, browser);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [name, path] of Object.entries(paths)) {
        const { page } = await browser.open(path, { email: DANA, colorScheme });
        await waitUntilLoaded(page);
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
      }
    }
    await takeTechnicianPage(stack, browser, folder);
  } finally {
    await browser.close();
  }
}

/** The page on the machine of the store whose line is out. */
async function takeTechnicianPage(stack: Stack, browser: ConsoleBrowser, folder: string): Promise<void> {
  const url = await pageOf(stack.agents.of(OFFLINE_STORE));
  for (const [colorScheme, suffix] of [
    ['light', ''],
    ['dark', '-dark'],
  ] as const) {
    const { page } = await browser.openElsewhere(url, { colorScheme, viewport: { width: 1_120, height: 900 } });
    await page.getByRole('heading', { name: 'What to fix first' }).waitFor();
    await page.screenshot({ path: join(folder, `technician-page${suffix}.png`) });
  }
}

/** Waits until the fleet page shows all three troubles, and finds the pages to be pictured. */
async function findPaths(
  stack: Stack,
  browser: ConsoleBrowser,
): Promise<Record<'fleet' | 'store' | 'incident', string>> {
  const { page } = await browser.open(FLEET, { email: DANA });
  for (const count of ['1 Blocked', '1 Degraded', '1 Store offline']) {
    await page.getByRole('button', { name: count }).waitFor({ timeout: SEEN_MS_MAX });
  }
  const incident = page.getByRole('region', { name: 'Open incidents' }).getByRole('link', { name: BLOCKED_STORE.name });
  return {
    fleet: FLEET,
    store: `${FLEET}/stores/${seededStore(stack.seeded, BLOCKED_STORE).id}`,
    incident: (await incident.getAttribute('href')) ?? FLEET,
  };
}
