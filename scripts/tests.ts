import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT, runCommand } from './command.ts';
import { formatSeconds } from './print.ts';

export type TestProject = 'unit' | 'integration' | 'e2e';

/** How many tests there were. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Tells the suite timer (testing/suite-timer.ts) where to write. */
export const SUITE_TIMINGS_VARIABLE = 'SIGHTLINE_SUITE_TIMINGS';

const suiteTimingsSchema = z.array(z.object({ file: z.string(), ms: z.number() }).readonly()).readonly();

/** How long one test file took, hooks and imports included; its path is relative to the checkout. */
export type SuiteTiming = z.infer<typeof suiteTimingsSchema>[number];

export interface TestRun extends TestCounts {
  /** Every test file that ran, in no order. */
  readonly suites: readonly SuiteTiming[];
  /** What vitest printed; empty when it went to the terminal. */
  readonly output: string;
}

export interface TestOptions {
  readonly signal: AbortSignal;
  readonly show: 'live' | 'captured';
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs one project of vitest.config.ts.
 *
 * A file that cannot be loaded, and a run that fails although every test passed, count as one failed test each.
 */
export async function runTests(project: TestProject, options: TestOptions): Promise<TestRun> {
  const folder = join(ROOT, '.data', 'test-reports', `${project}-${String(process.pid)}`);
  const report = join(folder, 'report.json');
  const timings = join(folder, 'timings.json');
  await mkdir(folder, { recursive: true });
  try {
    const { status, output } = await runCommand(
      `vitest run --project ${project} --passWithNoTests --reporter=default --reporter=json --outputFile.json=${report} --reporter=./scripts/testing/suite-timer.ts`,
      { ...options, env: { ...options.env, [SUITE_TIMINGS_VARIABLE]: timings } },
    );
    const counts = countTests(await readFile(report, 'utf8').catch(() => '{}'));
    const suites = suiteTimingsSchema.parse(JSON.parse(await readFile(timings, 'utf8').catch(() => '[]')));
    return { ...counts, failed: Math.max(counts.failed, status === 0 ? 0 : 1), suites, output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads vitest's JSON report; a report that is none counts nothing. */
export function countTests(report: string): TestCounts {
  const files = listOf(JSON.parse(report), 'testResults');
  const statuses = files.flatMap((file) => {
    const tests = listOf(file, 'assertionResults').map(statusOf);
    return tests.length === 0 && statusOf(file) === 'failed' ? ['failed'] : tests;
  });
  const count = (wanted: (status: string) => boolean): number => statuses.filter(wanted).length;
  return {
    passed: count((status) => status === 'passed'),
    failed: count((status) => status === 'failed'),
    skipped: count((status) => status !== 'passed' && status !== 'failed'),
  };
}

/** Returns one line for each of the slowest suites, the slowest first: `  12.3 s  apps/...`. */
export function formatSlowest(suites: readonly SuiteTiming[], countMax: number): readonly string[] {
  return suites
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, countMax)
    .map(({ file, ms }) => `  ${formatSeconds(ms).padStart(8)}  ${file}`);
}

/** The line a run of tests ends in. */
export function formatCounts({ passed, failed, skipped }: TestCounts): string {
  const line = `${String(passed)} passed, ${String(failed)} failed`;
  return skipped === 0 ? line : `${line}, ${String(skipped)} skipped`;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}

function statusOf(value: unknown): string {
  return String(fieldOf(value, 'status'));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;
}
