import { randomUUID } from 'node:crypto';
import { hostIdSchema, type Report, tenantIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import type { IncomingReport } from './incoming-report.ts';
import { runStartsOf } from './run-start.ts';

const tenantId = tenantIdSchema.parse(randomUUID());
const hostId = hostIdSchema.parse(randomUUID());
const START_MS = Date.parse('2026-11-24T12:00:00.000Z');

function incoming(bootId: string, uptimeS: Report['uptimeS'], clockOffsetMs = 0): IncomingReport {
  const report: Report = {
    version: 1,
    seq: 1,
    oldestSeq: 1,
    bootId,
    uptimeS,
    agentVersion: '1',
    startedAt: new Date(START_MS).toISOString(),
    clockOffsetMs,
    assignmentRevision: 1,
    dropped: { reports: 0, results: 0 },
    checkNos: [],
    offsetsMs: [],
    outcomes: [],
    phasesMs: [],
    details: [],
  };
  return { tenantId, hostId, receivedAt: report.startedAt, report };
}

const UPTIME_S = { machine: 3_600, agent: 60 };

describe('the runs that reports mention', () => {
  it("begin by the server's clock", () => {
    expect(runStartsOf([incoming('a', UPTIME_S, 5_000)], () => null)).toEqual([
      { tenantId, hostId, bootId: 'a', startedMs: START_MS - 55_000, machineStartedMs: START_MS - 3_595_000 },
    ]);
  });

  it('are each returned once, and not if the host already reported from them', () => {
    const reports = [incoming('a', UPTIME_S), incoming('b', UPTIME_S), incoming('b', UPTIME_S)];
    expect(runStartsOf(reports, () => 'a').map(({ bootId }) => bootId)).toEqual(['b']);
  });

  it('are unknown from an agent that does not send its uptime', () => {
    expect(runStartsOf([incoming('a', undefined)], () => null)).toEqual([]);
  });
});
