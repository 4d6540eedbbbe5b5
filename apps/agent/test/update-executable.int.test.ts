import { type ChildProcess, spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Assignment, releaseFileName } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packExecutable } from '../../../scripts/executables/build-executable.ts';
import { makeReleaseKeys, signRelease } from '../../../scripts/releases/sign-release.ts';
import { buildAgentVariant } from '../../../scripts/testing/agent-variants.ts';
import { finish } from './agent-process.ts';
import { type FakeApi, startFakeApi, TOKEN } from './fake-api.ts';
import { Wine, wineObstacle } from './wine.ts';

const ASSIGNMENT: Assignment = { version: 1, revision: 1, reportIntervalS: 5, checks: [] };
const WAIT_MS = 90_000;
const obstacle = wineObstacle();
if (obstacle !== null) process.stderr.write(`skipped, the Windows executable's update: ${obstacle}\n`);

// Builds executables of 120 MB first.
vi.setConfig({ testTimeout: 480_000, hookTimeout: 240_000 });

/** Builds version 1.0.0 as an executable of a platform, and 1.1.0 as a release of it. */
class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'sightline-executables-'));
  readonly releases = join(this.folder, 'releases');
  readonly #keys = makeReleaseKeys();

  async make(platform: 'linux-x64' | 'win-x64'): Promise<string> {
    const released = platform === 'win-x64' ? 'win32-x64' : platform;
    const installed = await this.#pack('1.0.0', platform, releaseFileName(released));
    const program = await this.#pack('1.1.0', platform, releaseFileName(released));
    const key = createPrivateKey(this.#keys.privatePem);
    await signRelease({ version: '1.1.0', platform: released, program, key, folder: this.releases });
    return installed;
  }

  async #pack(version: string, platform: 'linux-x64' | 'win-x64', name: string): Promise<string> {
    const started = buildAgentVariant({ version, keys: this.#keys.publicKey, folder: this.folder });
    const target = join(this.folder, version, name);
    mkdirSync(dirname(target), { recursive: true });
    const paths = { bundle: join(dirname(started), 'main.cjs'), work: join(this.folder, `work-${version}`), target };
    await packExecutable({ platform, ...paths }, AbortSignal.timeout(WAIT_MS));
    return target;
  }
}

async function startApi(releases: string): Promise<FakeApi> {
  const api = await startFakeApi(ASSIGNMENT);
  api.releases = releases;
  api.offer = '1.1.0';
  return api;
}

const UPDATED = [{ release: '1.1.0', running: '1.1.0', outcome: 'updated', reason: 'reported' }];

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the executable', () => {
  const workshop = new Workshop();
  let api: FakeApi;
  let agent: ChildProcess;

  beforeAll(async () => {
    api = await startApi(workshop.releases);
  });
  afterAll(async () => {
    agent.kill('SIGTERM');
    if (agent.exitCode === null && agent.signalCode === null) await once(agent, 'exit');
    await api.close();
    rmSync(workshop.folder, { recursive: true, force: true });
  });

  it('continues as the updated version, in the same process', async () => {
    const installed = await workshop.make('linux-x64');
    const state = ['--state-dir', join(workshop.folder, 'state')];
    await finish(spawn(installed, ['enroll', '--api', api.url, '--token', TOKEN, ...state]));
    agent = spawn(installed, ['run', ...state, '--page', 'off'], { stdio: 'ignore' });
    await api.until(() => api.updates.length > 0, WAIT_MS);
    expect(api.updates).toMatchObject(UPDATED);
    expect(agent.exitCode).toBeNull();
    expect(api.reports.at(-1)?.agentVersion).toBe('1.1.0');
  });
});

describe.skipIf(obstacle !== null)('the Windows executable, under Wine', () => {
  const workshop = new Workshop();
  let api: FakeApi;
  let wine: Wine;

  beforeAll(async () => {
    api = await startApi(workshop.releases);
    wine = await Wine.start(mkdtempSync(join(tmpdir(), 'sightline-wine-')));
  });
  afterAll(async () => {
    wine.close();
    await api.close();
    rmSync(workshop.folder, { recursive: true, force: true });
  });

  it('replaces the running version, and is what starts next', async () => {
    const program = join(workshop.folder, 'installed', 'sightline-agent.exe');
    mkdirSync(dirname(program));
    copyFileSync(await workshop.make('win-x64'), program);
    const state = ['--state-dir', `Z:${join(workshop.folder, 'state').replaceAll('/', '\\')}`];
    const enrolled = await wine.run([program, 'enroll', '--api', api.url, '--token', TOKEN, ...state]);
    expect(enrolled).toMatchObject({ status: 0, stderr: '' });

    const { child } = wine.start([program, 'run', ...state, '--page', 'off']);
    // It ends, so that the scheduled task starts it again.
    await once(child, 'exit', { signal: AbortSignal.timeout(WAIT_MS) });
    expect(existsSync(`${program}.previous`)).toBe(true);
    wine.start([program, 'run', ...state, '--page', 'off']);
    await api.until(() => api.updates.length > 0, WAIT_MS);
    expect(api.updates).toMatchObject(UPDATED);
    expect(api.reports.at(-1)?.agentVersion).toBe('1.1.0');
  });
});
