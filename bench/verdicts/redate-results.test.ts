import type { Report } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import type { ReceivedReport } from './host-report-listener.ts';
import { firstResults, redateResults } from './redate-results.ts';

const HOUR_MS = 3_600_000;
const HEARD_AT = new Date('2026-11-24T12:00:10.000Z');

/** A report of two checks, of which the second times out, by a clock that is an hour ahead. */
const REPORT: Report = {
  version: 1,
  seq: 7,
  oldestSeq: 5,
  bootId: 'boot',
  agentVersion: '1.0.0',
  startedAt: '2026-11-24T13:00:00.000Z',
  clockOffsetMs: -HOUR_MS,
  assignmentRevision: 1,
  dropped: { reports: 0, results: 0 },
  checkNos: [4, 9],
  offsetsMs: [0, 2_000],
  outcomes: [0, 202],
  phasesMs: [1, 2, 3, 4, 5, 1, 2_000, -1, -1, -1],
  details: [
    {
      index: 1,
      failures: ['connect.timeout'],
      hints: [],
      addresses: [],
      explanation: 'No answer.',
      fix: 'Allow it.',
    },
  ],
};
const HEARD: ReceivedReport = { report: REPORT, receivedAt: HEARD_AT };
const LATER: ReceivedReport = { report: { ...REPORT, outcomes: [0, 0], details: [] }, receivedAt: HEARD_AT };

describe('redateResults', () => {
  it('takes the first result of each check, in the given order', () => {
    expect(firstResults([HEARD, LATER], [9, 4]).map(({ no, outcome }) => [no, outcome])).toEqual([
      [9, 202],
      [4, 0],
    ]);
    expect(firstResults([HEARD], [5])).toEqual([]);
  });

  it("shifts the report's time, and keeps the agent's clock", () => {
    const results = firstResults([HEARD], [4, 9]);
    const statements = redateResults(results, { seq: 2, at: new Date(HEARD_AT.getTime() + 60_000) });
    expect(statements).toMatchObject({ seq: 2, startedAt: '2026-11-24T13:01:00.000Z', clockOffsetMs: -HOUR_MS });
  });

  it('keeps outcomes, timings and details with their checks', () => {
    const statements = redateResults(firstResults([HEARD], [9, 4]), { seq: 1, at: HEARD_AT });
    expect(statements).toMatchObject({
      checkNos: [9, 4],
      outcomes: [202, 0],
      details: [{ index: 0, fix: 'Allow it.' }],
    });
    expect(statements.phasesMs).toEqual([1, 2_000, -1, -1, -1, 1, 2, 3, 4, 5]);
  });
});
