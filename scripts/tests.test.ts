import { describe, expect, it } from 'vitest';
import { countTests, formatCounts, formatSlowest } from './tests.ts';

const report = (...files: unknown[]): string => JSON.stringify({ testResults: files });
const file = (status: string, ...tests: string[]): unknown => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('countTests', () => {
  it('sums the tests of all files', () => {
    const counts = countTests(report(file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')));
    expect(counts).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('counts a file that cannot be loaded as a failed test', () => {
    expect(countTests(report(file('failed')))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts what did not run as skipped, whatever vitest calls it', () => {
    expect(countTests(report(file('passed', 'pending', 'todo', 'skipped')))).toEqual({
      passed: 0,
      failed: 0,
      skipped: 3,
    });
  });
});

describe('formatCounts', () => {
  it('names skipped tests only when there are some', () => {
    expect(formatCounts({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
    expect(formatCounts({ passed: 7, failed: 1, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
  });
});

describe('formatSlowest', () => {
  it('lists the slowest suites, the slowest first, and no more than asked for', () => {
    const suites = [
      { file: 'a.test.ts', ms: 900 },
      { file: 'b.test.ts', ms: 61_240 },
      { file: 'c.test.ts', ms: 5_000 },
    ];
    expect(formatSlowest(suites, 2)).toEqual(['    61.2 s  b.test.ts', '     5.0 s  c.test.ts']);
  });
});
