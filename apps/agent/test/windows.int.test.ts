import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLabCa, freePort, StoreNetwork, Vendor, writeCaFile } from '@sightline/lab';
import { type Assignment, assignmentSchema, checkDocumentSchema, outcomeOfNumber } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENT_VERSION } from '../src/platform/version.ts';
import { type FakeApi, startFakeApi, TOKEN } from './fake-api.ts';
import { Wine, wineObstacle } from './wine.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const PROGRAM = join(ROOT, 'apps', 'agent', 'dist', 'sightline-agent-windows-x64.exe');
const NAME = 'www.vendor.test';
const obstacle = wineObstacle();
if (obstacle !== null) process.stderr.write(`skipped, the Windows executable: ${obstacle}\n`);

function assignmentOf(port: number): Assignment {
  return assignmentSchema.parse({
    version: 1,
    revision: 1,
    reportIntervalS: 5,
    checks: [
      {
        no: 1,
        id: '0197a000-0000-7000-8000-000000000001',
        entryId: 'entry',
        title: 'The vendor',
        target: { kind: 'https', host: NAME, port, path: '/health' },
        intervalS: 5,
        timeoutMs: 5_000,
      },
    ],
  });
}

describe.skipIf(obstacle !== null)('the Windows executable, under Wine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-wine-'));
  const caFile = join(folder, 'ca.pem');
  let wine: Wine;
  let vendor: Vendor;
  let network: StoreNetwork;
  let api: FakeApi;
  let port: number;

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/run.mjs', 'build-executables', 'win-x64'], { cwd: ROOT });
    wine = await Wine.start(folder);
    const ca = await createLabCa();
    await writeCaFile(ca, caFile);
    vendor = await Vendor.start({ ca, names: [NAME] });
    port = await freePort();
    network = await StoreNetwork.start({ index: 47_300, vendor, port });
    api = await startFakeApi(assignmentOf(port));
  });
  afterAll(async () => {
    wine.close();
    await api.close();
    await network.close();
    await vendor.close();
  });

  // Wine shows this host's files under drive Z.
  const onWindows = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;

  it('prints its version and nothing else', async () => {
    expect(await wine.run([PROGRAM, 'version'])).toEqual({ status: 0, stdout: `${AGENT_VERSION}\n`, stderr: '' });
  });

  it('probes a target through all phases, and names a failure', async () => {
    const target = `https://${NAME}:${port}/health`;
    const args = [PROGRAM, 'check', target, '--json', '--resolver', network.resolver, '--ca', onWindows(caFile)];
    const { status, stdout } = await wine.run(args);
    expect(status).toBe(0);
    expect(checkDocumentSchema.parse(JSON.parse(stdout))).toMatchObject({ outcome: 'pass' });
    await network.setFault(NAME, 'expired_certificate');
    expect(await wine.run(args)).toMatchObject({ status: 1 });
    await network.heal(NAME);
  });

  it('enrolls, probes and reports', async () => {
    const state = ['--state-dir', onWindows(join(folder, 'state'))];
    const enrolled = await wine.run([
      ...[PROGRAM, 'enroll', '--api', api.url, '--token', TOKEN, '--hostname', 'boh-1', ...state],
      ...['--resolver', network.resolver, '--ca', onWindows(caFile)],
    ]);
    expect(enrolled).toMatchObject({ status: 0, stderr: '' });
    const { child } = wine.start([PROGRAM, 'run', ...state]);
    await api.until(() => api.reports.some((report) => report.outcomes.length > 0), 40_000);
    child.kill('SIGKILL');
    const outcomes = api.reports.flatMap((report) => report.outcomes.map(outcomeOfNumber));
    expect(outcomes[0]).toEqual({ kind: 'pass' });
  });
});
