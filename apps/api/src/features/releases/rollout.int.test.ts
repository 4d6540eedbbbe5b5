import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Agents, agentsSchema, type Releases, releasesSchema } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { makeReleaseKeys, type ReleaseKeys, signRelease } from '../../../../../scripts/releases/sign-release.ts';
import { type AgentFault, buildAgentVariant } from '../../../../../scripts/testing/agent-variants.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { startWorker } from '../../../test/worker-under-test.ts';

const STAGES = [{ sharePercent: 100, soakS: 0 }];
const PLATFORM = process.arch === 'arm64' ? 'linux-arm64' : 'linux-x64';
const WAIT_MS = 120_000;

// Each version spends some time on trial.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

describe.skipIf(process.platform !== 'linux')('a rollout to a real agent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-rollout-'));
  const releasesDir = join(folder, 'releases');
  const keys = makeReleaseKeys();
  /** Trusted by the API, as if it were compromised, but by no agent. */
  const stolen = makeReleaseKeys();
  let api: ApiUnderTest;
  let stopWorker: () => Promise<void>;
  let pool: Pool;
  let operator: TenantFixture;
  let tenant: TenantFixture;
  let agent: ChildProcess;

  const publish = async (version: string, fault: AgentFault = 'none', signer: ReleaseKeys = keys): Promise<void> => {
    const program = buildAgentVariant({ version, fault, keys: keys.publicKey, folder });
    const key = createPrivateKey(signer.privatePem);
    await signRelease({ version, platform: PLATFORM, program, key, folder: releasesDir });
  };
  const readAgents = async (who: TenantFixture): Promise<Agents> =>
    agentsSchema.parse(await (await who.console.get(`/v1/tenants/${who.tenantId}/agents`)).json());
  const readReleases = async (who: TenantFixture): Promise<Releases> =>
    releasesSchema.parse(await (await who.console.get(`/v1/tenants/${who.tenantId}/releases`)).json());
  const start = async (who: TenantFixture, version: string, stages = STAGES): Promise<Response> =>
    await who.console.send('POST', `/v1/tenants/${who.tenantId}/rollout`, { version, stages });
  const change = async (who: TenantFixture, state: string): Promise<Response> =>
    await who.console.send('POST', `/v1/tenants/${who.tenantId}/rollout/state`, { state });
  const codeOf = async (answer: Response): Promise<unknown> => ((await answer.json()) as { code: unknown }).code;
  /** Waits until the tenant's console shows the rollout in a state, its host running a version, and how the update ended. */
  const untilShown = async (state: string, running: string): Promise<Agents> =>
    await eventually(
      () => readAgents(tenant),
      ({ rollout, versions, hosts }) =>
        rollout?.state === state &&
        versions[0]?.version === running &&
        versions[0].reportingCount === 1 &&
        hosts[0]?.lastUpdate?.release === rollout.version,
      WAIT_MS,
    );

  beforeAll(async () => {
    const urls = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...urls, ownerUrl: inject('ownerUrl') }, 'rollout_suite', 6);
    const installed = buildAgentVariant({ version: '1.0.0', keys: keys.publicKey, folder });
    await publish('1.1.0');
    await publish('1.2.0', 'crashes');
    await publish('1.3.0', 'never_reports');
    await publish('1.4.0', 'none', stolen);
    await publish('1.5.0');
    await publish('1.9.0', 'none', makeReleaseKeys());
    api = await startApi(services, { releasesDir, releaseKeys: [keys.publicKey, stolen.publicKey] });
    stopWorker = await startWorker(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    operator = await createTenant(api, 'rollout-operator', { isControl: true });
    tenant = await createTenant(api, 'rollout-harbor');

    const token = await tenant.createToken(await tenant.createStore('0001'), 1);
    const stateDir = join(folder, 'state');
    const options = ['--api', api.url, '--token', token, '--hostname', 'boh-1', '--state-dir', stateDir];
    await promisify(execFile)(installed, ['enroll', ...options, '--resolver', '127.0.0.1:1']);
    await pool.query('UPDATE assignment SET report_interval_s = 5, revision = revision + 1');
    agent = spawn(installed, ['run', '--state-dir', stateDir, '--page', 'off'], { stdio: 'ignore' });
  });
  afterAll(async () => {
    agent.kill('SIGTERM');
    if (agent.exitCode === null && agent.signalCode === null) await once(agent, 'exit');
    await stopWorker();
    await pool.end();
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is available to owners of the operator’s own tenant, and answers 404 to everyone else', async () => {
    expect(await codeOf(await start(tenant, '1.1.0'))).toBe('request.not_found');
    expect(await readReleases(tenant)).toEqual({ mayRollOut: false, releases: [], refused: [], counts: null });
    const { mayRollOut, releases } = await readReleases(operator);
    expect({ mayRollOut, versions: releases.map(({ version }) => version) }).toEqual({
      mayRollOut: true,
      versions: ['1.5.0', '1.4.0', '1.3.0', '1.2.0', '1.1.0'],
    });
  });

  it('does not start with a release that no trusted key signed, and the console says so', async () => {
    const { refused } = await readReleases(operator);
    expect(refused).toEqual([{ file: `1.9.0/${PLATFORM}.json`, reason: expect.stringContaining('did not sign it') }]);
    expect(await codeOf(await start(operator, '1.9.0'))).toBe('rollout.version_unknown');
  });

  it('finishes with every host on the new version', async () => {
    await untilRunning('1.0.0');
    expect((await start(operator, '1.1.0')).status).toBe(201);
    const shown = await untilShown('finished', '1.1.0');
    expect(shown.hosts[0]).toMatchObject({
      agentVersion: '1.1.0',
      lastUpdate: { release: '1.1.0', outcome: 'updated' },
    });
    expect(await codeOf(await start(operator, '1.1.0'))).toBe('rollout.not_newer');
  });

  it.each([
    ['1.2.0', 'crashes', 'rolled_back', 'crashed'],
    ['1.3.0', 'never reports', 'rolled_back', 'never_reported'],
    ['1.4.0', 'is not signed by the operator', 'bad_signature', 'bad_signature'],
  ])('halts, and the console says why, when version %s %s', async (version, _, haltReason, reason) => {
    expect((await start(operator, version)).status).toBe(201);
    const shown = await untilShown('halted', '1.1.0');
    expect(shown.rollout).toMatchObject({ version, state: 'halted', haltReason });
    expect(shown.rollout?.sentence).toContain(version);
    expect(shown.rollout?.startedBy).toBe('the operator');
    expect(shown.hosts[0]).toMatchObject({ agentVersion: '1.1.0', lastUpdate: { release: version, reason } });
    expect((await readReleases(operator)).counts).toMatchObject({ hosts: 1, inShare: 1, updated: 0, silent: 0 });
  });

  it('loses no report through all of this, and stores none twice', async () => {
    const { rows } = await pool.query<{ stored: string; through: string; reports: number; dropped: string }>(
      `SELECT (SELECT count(DISTINCT seq)::int FROM report) AS reports, stored_through AS through,
         dropped_reports AS dropped FROM host_state WHERE host_id IN (SELECT host_id FROM report)`,
    );
    expect(rows).toEqual([{ reports: Number(rows[0]?.through), through: rows[0]?.through, dropped: '0' }]);
  });

  it('halts when an updated host goes silent, and resumes when an operator says so', async () => {
    expect((await start(operator, '1.5.0', [{ sharePercent: 100, soakS: 3_600 }])).status).toBe(201);
    await untilRunning('1.5.0');
    agent.kill('SIGKILL');
    await once(agent, 'exit');
    // Simulates an hour going by.
    await pool.query("UPDATE rollout SET state_since = state_since - interval '1 h' WHERE state = 'running'");
    await pool.query("UPDATE host_state SET last_received_at = last_received_at - interval '30 min'");
    const { rollout } = await eventually(
      () => readAgents(tenant),
      (agents) => agents.rollout?.state === 'halted',
      WAIT_MS,
    );
    expect(rollout).toMatchObject({ version: '1.5.0', haltReason: 'went_silent' });
    expect(await codeOf(await change(tenant, 'running'))).toBe('request.not_found');
    expect((await change(operator, 'running')).status).toBe(200);
    expect((await change(operator, 'paused')).status).toBe(200);
    expect(await codeOf(await change(operator, 'paused'))).toBe('rollout.state_conflict');
    const audit = await (await operator.console.get(`/v1/tenants/${operator.tenantId}/audit`)).text();
    for (const action of ['rollout.started', 'rollout.resumed', 'rollout.paused']) expect(audit).toContain(action);
  });

  const untilRunning = async (version: string): Promise<unknown> =>
    await eventually(
      () => readAgents(tenant),
      ({ versions }) => versions[0]?.version === version && versions[0].reportingCount === 1,
      WAIT_MS,
    );
});
