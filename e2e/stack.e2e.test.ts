import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { ROOT } from '../scripts/command.ts';
import { startStack } from '../scripts/stack/start-stack.ts';
import { waitUntilWell } from '../scripts/stack/wait-for-stack.ts';
import { describeAllowlistPage } from './suites/allowlist-page.ts';
import { describeBlockStory } from './suites/block-story.ts';
import { describeCertificates } from './suites/certificates.ts';
import { describeCompression } from './suites/compression.ts';
import { describeConsolePages } from './suites/console-pages.ts';
import { describePackVersions } from './suites/pack-versions.ts';
import { describeRecovery } from './suites/recovery.ts';
import { describeSignIn } from './suites/sign-in.ts';
import { describeTechnicianPage } from './suites/technician-page.ts';
import { startConsoleBrowser } from './support/console-browser.ts';
import type { E2eRun } from './support/e2e-run.ts';

// Starting the whole system takes most of a minute, so every suite shares one; they run in this order, each from a
// healthy fleet to a healthy fleet.
let run: E2eRun | null = null;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const stack = await startStack({
    logsDir: join(ROOT, '.data', 'e2e', 'logs'),
    onEnd: (end) => closers.push(end),
  });
  const browser = await startConsoleBrowser(stack.consoleUrl);
  closers.push(browser.close);
  await waitUntilWell(stack, { timeoutMs: 120_000 });
  run = { stack, browser };
});

afterEach(async () => {
  await run?.browser.closePages();
});

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

function getRun(): E2eRun {
  if (run === null) throw new Error('the stack did not come up');
  return run;
}

describeSignIn(getRun);
describeConsolePages(getRun);
describeCompression(getRun);
describeAllowlistPage(getRun);
describePackVersions(getRun);
describeCertificates(getRun);
describeBlockStory(getRun);
describeTechnicianPage(getRun);
describeRecovery(getRun);
