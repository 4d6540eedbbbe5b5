import { availableParallelism } from 'node:os';
import { type CommandResult, mustRun, ROOT, runCommand } from './command.ts';
import { formatSeconds, print } from './print.ts';
import { formatCounts, runTests, type TestCounts } from './tests.ts';
import { checkWords, formatFindings, formatWordCounts } from './words/check-words.ts';

/** The counts of a run without tests. */
export const NO_TESTS = { passed: 0, failed: 0, skipped: 0 } as const;

interface CheckResult extends CommandResult {
  /** What to say beside the name, also of a check that passes. */
  readonly detail?: string;
  readonly tests?: TestCounts;
}

interface Check {
  readonly name: string;
  run(signal: AbortSignal): Promise<CheckResult>;
}

/** The slowest first, so that the last ones fill the gaps. */
const CHECKS: readonly Check[] = [
  commandCheck('lint', 'oxlint'),
  { name: 'unit tests', run: runUnitTests },
  commandCheck('types', 'turbo run types types:root --continue --output-logs=errors-only --log-order=grouped'),
  commandCheck('boundaries', 'depcruise apps packages e2e bench scripts prisma --config .dependency-cruiser.cjs'),
  commandCheck('unused code', 'knip --no-progress --no-config-hints'),
  { name: 'words', run: runWords },
  commandCheck('format', 'biome ci . --colors=off --reporter=summary'),
];

/**
 * Runs every check that needs no service, as many at once as there are processors. Prints a line for each, and the output
 * of those that fail.
 *
 * Answers the counts of the unit tests; every other check that fails adds one to the failed.
 */
export async function runChecks(signal: AbortSignal): Promise<TestCounts> {
  // The types of the console's pages, which lint and types both read.
  await mustRun('next typegen', { signal, show: 'captured', cwd: 'apps/web' });
  const waiting = [...CHECKS];
  const counts: TestCounts[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined && !signal.aborted; check = waiting.shift()) {
      counts.push(await runCheck(check, signal));
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return counts.reduce(addCounts, NO_TESTS);
}

/** Adds two counts up. */
export function addCounts(a: TestCounts, b: TestCounts): TestCounts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

async function runCheck(check: Check, signal: AbortSignal): Promise<TestCounts> {
  const startedAt = performance.now();
  const { status, output, tests, detail } = await check.run(signal);
  const seconds = formatSeconds(performance.now() - startedAt);
  print(
    `  ${status === 0 ? 'ok    ' : 'FAILED'} ${check.name}${detail === undefined ? '' : `: ${detail}`} (${seconds})`,
  );
  if (status !== 0) print(output.trimEnd());
  return tests ?? { ...NO_TESTS, failed: status === 0 ? 0 : 1 };
}

function commandCheck(name: string, line: string): Check {
  return { name, run: (signal) => runCommand(line, { signal, show: 'captured' }) };
}

async function runUnitTests(signal: AbortSignal): Promise<CheckResult> {
  const { output, ...tests } = await runTests('unit', { signal, show: 'captured' });
  return { status: tests.failed === 0 ? 0 : 1, output, tests, detail: formatCounts(tests) };
}

async function runWords(): Promise<CheckResult> {
  const report = await checkWords(ROOT);
  const status = report.findings.length > 0 ? 1 : 0;
  return { status, output: formatFindings(report), detail: formatWordCounts(report) };
}
