import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Assignment, Report } from '@sightline/spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finish, runCli, startCli } from './agent-process.ts';
import { type FakeApi, startFakeApi, TOKEN } from './fake-api.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Always fails at once, so that reprobes make many reports quickly. */
function busyAssignment(): Assignment {
  const checks = Array.from({ length: 20 }, (_, index) => ({
    no: index + 1,
    id: `0197a000-0000-7000-8000-0000000000${String(index + 1).padStart(2, '0')}` as Assignment['checks'][number]['id'],
    entryId: 'entry',
    title: `Check ${index + 1}`,
    target: { kind: 'tcp' as const, host: '127.0.0.1', port: 1 },
    intervalS: 5,
    timeoutMs: 1_000,
  }));
  return { version: 1, revision: 1, reportIntervalS: 5, checks };
}

function distinct(reports: readonly Report[]): Map<number, string> {
  const bodies = new Map<number, string>();
  for (const report of reports) {
    const body = JSON.stringify(report);
    // The same seq with other content would be a reused seq.
    expect(bodies.get(report.seq) ?? body).toBe(body);
    bodies.set(report.seq, body);
  }
  return bodies;
}

/** Returns the id of the agent's start number `round`; null if it has reported nothing. */
function lastBoot(reports: readonly Report[], round: number): string | null {
  return [...new Set(reports.map((report) => report.bootId))][round] ?? null;
}

describe('a killed agent', () => {
  let api: FakeApi;
  let stateDir: string;

  beforeEach(async () => {
    api = await startFakeApi(busyAssignment());
    stateDir = temporaryFolder();
    await runCli(['enroll', '--api', api.url, '--token', TOKEN, '--hostname', 'boh-1', '--state-dir', stateDir]);
  }, 30_000);
  afterEach(async () => {
    await api.close();
  });

  it('continues with the next seq, reuses none, and loses no report', async () => {
    for (let round = 0; round < 3; round += 1) {
      // Every other answer is lost, so each kill finds reports that were sent but are not known to be.
      let answers = 0;
      api.answerReport = () =>
        (answers += 1) % 2 === 0 ? { kind: 'lose_answer' } : { kind: 'accept', storedThrough: 0 };
      const seqsOfBoot = (): number =>
        new Set(
          api.reports.filter((report) => report.bootId === lastBoot(api.reports, round)).map((report) => report.seq),
        ).size;
      const agent = startCli(['run', '--state-dir', stateDir]);
      const ended = finish(agent, 60_000);
      await api.until(() => seqsOfBoot() >= 2, 30_000);
      agent.kill('SIGKILL');
      await ended;
    }
    api.answerReport = () => ({ kind: 'accept' });
    const agent = startCli(['run', '--state-dir', stateDir]);
    const ended = finish(agent, 60_000);
    await api.until(() => lastBoot(api.reports, 3) !== null, 30_000);
    agent.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0 });

    const seqs = [...distinct(api.reports).keys()].sort((a, b) => a - b);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(new Set(api.reports.map((report) => report.bootId)).size).toBe(4);
    expect(readdirSync(join(stateDir, 'spool')).length).toBeGreaterThan(0);
  }, 120_000);
});
