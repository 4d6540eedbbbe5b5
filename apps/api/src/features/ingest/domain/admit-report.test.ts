import { readFileSync } from 'node:fs';
import { type Report, reportSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { admitReport } from './admit-report.ts';
import { correctedEndMs, correctedStartMs, FUTURE_TOLERANCE_MS } from './report-time.ts';
import { resultsOf } from './results-of.ts';

const golden: unknown = JSON.parse(
  readFileSync(new URL('../../../../../../packages/spec/fixtures/messages/report.v1.json', import.meta.url), 'utf8'),
);
const report: Report = reportSchema.parse(golden);
const endMs = correctedEndMs(report);

describe('a report that arrives', () => {
  it('is admitted if it is the golden one', () => {
    expect(admitReport(golden, endMs)).toEqual({ kind: 'admitted', report });
  });

  it('is rejected by version before anything else is read', () => {
    expect(admitReport({ version: 9, whatever: true }, endMs)).toMatchObject({ code: 'report.version_unsupported' });
  });

  it('is invalid if its columns differ in length', () => {
    expect(admitReport({ ...report, offsetsMs: [] }, endMs).kind).toBe('invalid');
  });

  it('is invalid if it is not an object', () => {
    for (const body of [null, [], 'text', 7, {}]) expect(admitReport(body, endMs).kind).toBe('invalid');
  });

  it('is rejected only if its newest probe is in the future', () => {
    expect(admitReport(golden, endMs - FUTURE_TOLERANCE_MS).kind).toBe('admitted');
    expect(admitReport(golden, endMs - FUTURE_TOLERANCE_MS - 1)).toMatchObject({ code: 'report.future_dated' });
  });

  it('is judged by the corrected clock', () => {
    const hourAhead = { ...report, startedAt: new Date(Date.parse(report.startedAt) + 3_600_000).toISOString() };
    expect(admitReport({ ...hourAhead, clockOffsetMs: 0 }, endMs)).toMatchObject({ code: 'report.future_dated' });
    expect(admitReport({ ...hourAhead, clockOffsetMs: -3_600_000 }, endMs).kind).toBe('admitted');
  });
});

describe('the results of a report', () => {
  it('have their own times and carry their details', () => {
    const results = resultsOf(report);
    expect(results.map((result) => result.checkNo)).toEqual(report.checkNos);
    expect(results.map((result) => result.atMs - correctedStartMs(report))).toEqual(report.offsetsMs);
    for (const detail of report.details) {
      expect(results[detail.index]?.detail).toMatchObject({ explanation: detail.explanation, fix: detail.fix });
    }
  });
});
