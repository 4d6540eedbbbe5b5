import { buildApps } from './build-apps.ts';
import { addCounts, runChecks } from './checks.ts';
import { locateChromium } from './chromium.ts';
import { print, printStep } from './print.ts';
import { runScript } from './script.ts';
import { locateRedis } from './services/locate-redis.ts';
import { formatCounts, runTests, type TestCounts } from './tests.ts';

const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 } as const;

// Everything, in one go: a failing step does not hide what the later ones would find, except that without a build there is
// nothing to test end to end. The last line is for machines.
runScript(async ({ signal }) => {
  let counts: TestCounts;
  try {
    await buildApps(signal);
    counts = await testAll(signal);
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    counts = ONE_FAILED;
  }
  print(formatCounts(counts));
  return counts.failed === 0 ? 0 : 1;
});

async function testAll(signal: AbortSignal): Promise<TestCounts> {
  const checks = await printStep('check format, lint, boundaries, types, unused code; run the unit tests', () =>
    runChecks(signal),
  );
  const integration = await orOneFailed(() => testIntegration(signal));
  const endToEnd = await orOneFailed(() => testEndToEnd(signal));
  return [integration, endToEnd].reduce<TestCounts>(addCounts, checks);
}

async function testIntegration(signal: AbortSignal): Promise<TestCounts> {
  // Found, or installed, here: what is missing is said in one line, not in the middle of a test run.
  if ((process.env['REDIS_URL'] ?? '') === '') await locateRedis();
  return printStep('integration tests on PostgreSQL and Redis', () =>
    runTests('integration', { signal, show: 'live' }),
  );
}

async function testEndToEnd(signal: AbortSignal): Promise<TestCounts> {
  const browser = await locateChromium();
  return printStep('end-to-end tests in Chromium', () =>
    runTests('e2e', { signal, show: 'live', env: { SIGHTLINE_CHROMIUM: browser } }),
  );
}

async function orOneFailed(run: () => Promise<TestCounts>): Promise<TestCounts> {
  try {
    return await run();
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return ONE_FAILED;
  }
}
