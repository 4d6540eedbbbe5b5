import { gzipSync } from 'node:zlib';
import type { Report } from '@sightline/spec';

/** A fleet in good health: all results pass, with timings as a store on a DSL line has them. */
export function reportOf(seq: number, checksPerHost: number, startedAt: Date): Report {
  const checkNos = Array.from({ length: checksPerHost }, (_, index) => index + 1);
  return {
    version: 1,
    seq,
    oldestSeq: 1,
    bootId: 'bench',
    agentVersion: '1.0.0',
    startedAt: startedAt.toISOString(),
    clockOffsetMs: 12,
    assignmentRevision: 1,
    dropped: { reports: 0, results: 0 },
    checkNos,
    offsetsMs: checkNos.map((no) => no * 487),
    outcomes: checkNos.map(() => 0),
    phasesMs: checkNos.flatMap((no) => [
      3 + jitter(no, seq),
      12 + jitter(no, seq + 1),
      25 + jitter(no, seq + 2),
      0.4,
      30.9 + jitter(no, seq + 3),
    ]),
    details: [],
  };
}

function jitter(no: number, seq: number): number {
  return ((no * 7_919 + seq * 104_729) % 997) / 10;
}

/** The report as an agent sends it. */
export function encodeReport(report: Report): Buffer {
  return gzipSync(JSON.stringify(report), { level: 1 });
}

/** The same report with all its probes at its start. */
export function atOnce(report: Report): Report {
  return { ...report, offsetsMs: report.offsetsMs.map(() => 0) };
}
