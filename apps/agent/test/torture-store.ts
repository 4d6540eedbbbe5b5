import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Assignment, type Report, reportSchema } from '@sightline/spec';
import { openSpool } from '../src/spool/open-spool.ts';
import { readAgentFile } from '../src/state/agent-file.ts';
import { statePaths } from '../src/state/state-dir.ts';

/** 60 checks a minute. */
export function tortureAssignment(): Assignment {
  const checks = Array.from({ length: 30 }, (_, index) => ({
    no: index + 1,
    id: `0197a000-0000-7000-8000-0000000000${String(index + 1).padStart(2, '0')}` as Assignment['checks'][number]['id'],
    entryId: 'entry',
    title: `Check ${index + 1}`,
    target: { kind: 'https' as const, host: `target-${index + 1}.example.com`, port: 443, path: '/' },
    intervalS: 30,
    timeoutMs: 5_000,
  }));
  return { version: 1, revision: 1, reportIntervalS: 30, checks };
}

/** Prepares an agent as if it had received its checks while the line worked. */
export function keepAssignment(stateDir: string, assignment: Assignment): void {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(statePaths(stateDir).assignment, JSON.stringify({ etag: null, assignment }));
}

/** Returns how many results each report of a spool has, by seq; reads a copy, so that reading changes nothing. */
export function spooledResults(stateDir: string, copyTo: string): Map<number, number> {
  cpSync(stateDir, copyTo, { recursive: true });
  const paths = statePaths(copyTo);
  const agent = readAgentFile(paths.agent);
  if (agent === null) throw new Error(`${stateDir} is not enrolled`);
  const spool = openSpool(paths, agent, () => undefined);
  const results = new Map([...spool.held()].map(({ seq }) => [seq, resultsOf(spool.read(seq))]));
  spool.close();
  return results;
}

function resultsOf(body: Buffer | null): number {
  if (body === null) return 0;
  const report: Report = reportSchema.parse(JSON.parse(gunzipSync(body).toString('utf8')));
  return report.checkNos.length;
}

/** Returns the same for reports that arrived; a repeat counts once. */
export function arrivedResults(reports: readonly Report[]): Map<number, number> {
  return new Map(reports.map((report) => [report.seq, report.checkNos.length]));
}

export function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

/** The folder of segments. */
export function spoolFolder(stateDir: string): string {
  return join(stateDir, 'spool');
}
