import { buildApps } from './build-apps.ts';
import { addCounts, NO_TESTS, runChecks } from './checks.ts';
import { locateChromium } from './chromium.ts';
import { print, printStep } from './print.ts';
import { runScript } from './script.ts';
import { locateRedis } from './services/locate-redis.ts';
import { formatCounts, formatSlowest, runTests, type SuiteTiming, type TestCounts } from './tests.ts';

const ONE_FAILED = { passed: 0, failed: 1, skipped: 0, suites: [] } as const;
const SLOWEST_SHOWN = 10;

type TimedCounts = TestCounts & { readonly suites: readonly SuiteTiming[] };

// Everything, in one go: a failing step does not hide what the later ones would find, except that without a build there is
// nothing to test end to end. The last line is for machines.
runScript(async ({ signal }) => {
  const runs = await orOneFailed(async () => {
    await buildApps(signal);
    return await testAll(signal);
  });
  print('the slowest suites:');
  const suites = runs.flatMap((run) => run.suites);
  for (const line of formatSlowest(suites, SLOWEST_SHOWN)) print(line);
  const counts = runs.reduce<TestCounts>(addCounts, NO_TESTS);
  print(formatCounts(counts));
  return counts.failed === 0 ? 0 : 1;
});

async function testAll(signal: AbortSignal): Promise<readonly TimedCounts[]> {
  return [
    ...(await orOneFailed(async () => [{ ...(await checkAll(signal)), suites: [] }])),
    ...(await orOneFailed(async () => [await testIntegration(signal)])),
    ...(await orOneFailed(async () => [await testEndToEnd(signal)])),
  ];
}

function checkAll(signal: AbortSignal): Promise<TestCounts> {
  return printStep('check format, lint, boundaries, types, unused code; run the unit tests', () => runChecks(signal));
}

async function testIntegration(signal: AbortSignal): Promise<TimedCounts> {
  // Found, or installed, here: what is missing is said in one line, not in the middle of a test run.
  if ((process.env['REDIS_URL'] ?? '') === '') await locateRedis();
  return printStep('integration tests on PostgreSQL and Redis', () =>
    runTests('integration', { signal, show: 'live' }),
  );
}

async function testEndToEnd(signal: AbortSignal): Promise<TimedCounts> {
  const browser = await locateChromium();
  return printStep('end-to-end tests in Chromium', () =>
    runTests('e2e', { signal, show: 'live', env: { SIGHTLINE_CHROMIUM: browser } }),
  );
}

async function orOneFailed(run: () => Promise<readonly TimedCounts[]>): Promise<readonly TimedCounts[]> {
  try {
    return await run();
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return [ONE_FAILED];
  }
}
