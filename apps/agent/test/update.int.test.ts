import { type ChildProcess, spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assignment, Report } from '@sightline/spec';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeReleaseKeys, signRelease } from '../../../scripts/releases/sign-release.ts';
import { type AgentFault, buildAgentVariant } from '../../../scripts/testing/agent-variants.ts';
import { finish } from './agent-process.ts';
import { type FakeApi, startFakeApi, TOKEN } from './fake-api.ts';

const ASSIGNMENT: Assignment = {
  version: 1,
  revision: 1,
  reportIntervalS: 5,
  checks: [1, 2].map((no) => ({
    no,
    id: `0197a000-0000-7000-8000-0000000000${String(no).padStart(2, '0')}` as Assignment['checks'][number]['id'],
    entryId: 'entry',
    title: `Check ${no}`,
    target: { kind: 'tcp', host: '127.0.0.1', port: 1 },
    intervalS: 5,
    timeoutMs: 1_000,
  })),
};
const PLATFORM = process.arch === 'arm64' ? 'linux-arm64' : 'linux-x64';
const WAIT_MS = 90_000;

describe.skipIf(process.platform !== 'linux')('an agent that is offered another version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-update-'));
  const releases = join(folder, 'releases');
  const keys = makeReleaseKeys();
  let keyed: string;
  let installed: string;
  let api: FakeApi;
  let stateDir: string;
  let agent: ChildProcess;
  let ended: Promise<unknown>;

  const publish = async (version: string, fault: AgentFault = 'none', signer = keys): Promise<void> => {
    const program = buildAgentVariant({ version, fault, keys: keys.publicKey, folder });
    const key = createPrivateKey(signer.privatePem);
    await signRelease({ version, platform: PLATFORM, program, key, folder: releases });
  };
  const start = (): void => {
    agent = spawn(installed, ['run', '--state-dir', stateDir, '--page', 'off'], { stdio: ['ignore', 'pipe', 'pipe'] });
    ended = finish(agent, 240_000).catch(() => undefined);
  };
  const reportsOf = (version: string): Report[] => api.reports.filter((report) => report.agentVersion === version);

  beforeAll(async () => {
    keyed = buildAgentVariant({ version: '1.0.0', keys: keys.publicKey, folder });
    await publish('1.1.0');
    await publish('1.2.0', 'crashes');
    await publish('1.3.0', 'never_reports');
    await publish('1.4.0', 'none', makeReleaseKeys());
    await publish('1.5.0', 'crashes_later');
  });
  beforeEach(async () => {
    installed = keyed;
    api = await startFakeApi(ASSIGNMENT);
    api.releases = releases;
    stateDir = mkdtempSync(join(folder, 'state-'));
    const args = ['--api', api.url, '--token', TOKEN, '--hostname', 'boh-1', '--state-dir', stateDir];
    await finish(spawn(installed, ['enroll', ...args], { stdio: ['ignore', 'pipe', 'pipe'] }));
  });
  afterEach(async () => {
    agent.kill('SIGTERM');
    await ended;
    await api.close();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Checks that every report arrived once and without a gap: no version reused a number or lost a report. */
  const expectExactlyOnce = (): void => {
    const bodies = new Map<number, string>();
    for (const report of api.reports) {
      const body = JSON.stringify(report);
      expect(bodies.get(report.seq) ?? body).toBe(body);
      bodies.set(report.seq, body);
    }
    const seqs = [...bodies.keys()].sort((a, b) => a - b);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(api.reports.every((report) => report.dropped.reports === 0)).toBe(true);
  };

  it('switches to it once it has reported, in the same process, and starts it from then on', async () => {
    api.offer = '1.1.0';
    start();
    const { pid } = agent;
    await api.until(() => api.updates.length > 0, WAIT_MS);
    expect(api.updates).toMatchObject([{ release: '1.1.0', running: '1.1.0', outcome: 'updated', reason: 'reported' }]);
    const lock = readFileSync(join(stateDir, 'agent.lock'), 'utf8');
    expect(Number(lock.split(' ')[0])).toBe(pid);

    agent.kill('SIGTERM');
    await ended;
    const reportsBefore = api.reports.length;
    start();
    await api.until(() => api.reports.length > reportsBefore, WAIT_MS);
    expect(api.reports.slice(reportsBefore).map((report) => report.agentVersion)).toEqual(
      api.reports.slice(reportsBefore).map(() => '1.1.0'),
    );
    expectExactlyOnce();
  }, 180_000);

  it.each([
    ['1.2.0', 'crashes', 'rolled_back', 'crashed'],
    ['1.3.0', 'never reports', 'rolled_back', 'never_reported'],
    ['1.4.0', 'is signed by somebody else', 'refused', 'bad_signature'],
  ])(
    'recovers if version %s %s, reports it, and does not try it again',
    async (release, _, outcome, reason) => {
      api.offer = release;
      start();
      await api.until(() => api.updates.length > 0, WAIT_MS);
      expect(api.updates).toMatchObject([{ release, running: '1.0.0', outcome, reason }]);
      const reportsThen = reportsOf('1.0.0').length;
      const askedThen = api.requests.filter((line) => line.includes(release)).length;
      // Several receipts later, each with the same offer.
      await api.until(() => reportsOf('1.0.0').length >= reportsThen + 3, WAIT_MS);
      expect(api.requests.filter((line) => line.includes(release)).length).toBe(askedThen);
      // The previous version sends what a version saw on trial and did not send.
      expectExactlyOnce();
    },
    180_000,
  );

  it('declines it, and reports that once, if its build has no key', async () => {
    installed = buildAgentVariant({ version: '1.0.1', keys: '', folder });
    api.offer = '1.1.0';
    start();
    await api.until(() => api.updates.length > 0, WAIT_MS);
    const reportsThen = api.reports.length;
    await api.until(() => api.reports.length >= reportsThen + 2, WAIT_MS);
    expect(api.updates).toMatchObject([{ release: '1.1.0', outcome: 'declined', reason: 'not_self_updating' }]);
    expect(api.requests.filter((line) => line.includes('releases'))).toEqual([]);
  }, 180_000);

  it('goes back to the previous version if the new one crashes after every start', async () => {
    api.offer = '1.5.0';
    for (let round = 0; round < 5 && api.updates.every(({ reason }) => reason !== 'crash_loop'); round += 1) {
      start();
      const told = api.until(() => api.updates.some(({ reason }) => reason === 'crash_loop'), WAIT_MS);
      await Promise.race([told, ended]);
      told.catch(() => undefined);
    }
    expect(api.updates.at(-1)).toMatchObject({ release: '1.5.0', running: '1.0.0', outcome: 'rolled_back' });
    const reportsThen = reportsOf('1.0.0').length;
    await api.until(() => reportsOf('1.0.0').length > reportsThen, WAIT_MS);
    expectExactlyOnce();
  }, 240_000);

  it('never runs twice on one state directory, even if the supervisor is killed during a trial', async () => {
    api.offer = '1.3.0';
    start();
    const trialProcess = (): number => Number(readOr(join(stateDir, 'agent.lock')).split(' ')[0]);
    await api.until(() => api.requests.includes('POST /v1/agent/nowhere'), WAIT_MS);
    const onTrial = trialProcess();
    expect(onTrial).not.toBe(agent.pid);
    agent.kill('SIGKILL');
    await ended;
    await untilGone(onTrial);
    const reportsThen = reportsOf('1.0.0').length;
    api.offer = null;
    start();
    await api.until(() => reportsOf('1.0.0').length > reportsThen, WAIT_MS);
    expectExactlyOnce();
  }, 180_000);
});

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function untilGone(pid: number): Promise<void> {
  const deadlineMs = performance.now() + 20_000;
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    if (performance.now() > deadlineMs) throw new Error(`process ${pid} is still running`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
