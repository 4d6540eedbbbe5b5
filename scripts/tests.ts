import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runCommand } from './command.ts';

export type TestProject = 'unit' | 'integration' | 'e2e';

/** How many tests there were. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface TestRun extends TestCounts {
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
  const report = join(ROOT, '.data', 'test-reports', `${project}-${String(process.pid)}.json`);
  try {
    const { status, output } = await runCommand(
      `vitest run --project ${project} --passWithNoTests --reporter=default --reporter=json --outputFile.json=${report}`,
      options,
    );
    const counts = countTests(await readFile(report, 'utf8').catch(() => '{}'));
    return { ...counts, failed: Math.max(counts.failed, status === 0 ? 0 : 1), output };
  } finally {
    await rm(report, { force: true });
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
