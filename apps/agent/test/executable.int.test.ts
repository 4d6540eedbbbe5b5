import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLabCa, freePort, StoreNetwork, Vendor, writeCaFile } from '@sightline/lab';
import { checkDocumentSchema } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENT_VERSION } from '../src/platform/version.ts';
import { AgentlessHost, agentlessHostObstacle } from './bare-machine.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const NAME = 'www.vendor.test';
const obstacle = agentlessHostObstacle();
if (obstacle !== null) process.stderr.write(`skipped, the executable on a bare host: ${obstacle}\n`);

describe.skipIf(obstacle !== null)('the executable, on a host without Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bare-'));
  let machine: AgentlessHost;
  let vendor: Vendor;
  let network: StoreNetwork;
  let port: number;

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/run.mjs', 'build-executables'], { cwd: ROOT });
    mkdirSync(join(folder, 'root'));
    machine = new AgentlessHost(join(folder, 'root'), join(ROOT, 'apps', 'agent', 'dist', 'sightline-agent-linux-x64'));
    const ca = await createLabCa();
    const caFile = join(folder, 'ca.pem');
    await writeCaFile(ca, caFile);
    machine.put(caFile, '/ca.pem');
    vendor = await Vendor.start({ ca, names: [NAME] });
    port = await freePort();
    network = await StoreNetwork.start({ index: 47_100, vendor, port });
  });
  afterAll(async () => {
    await network.close();
    await vendor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const check = async (): Promise<{ status: number | null; document: unknown }> => {
    const target = `https://${NAME}:${port}/health`;
    const args = ['check', target, '--json', '--resolver', network.resolver, '--ca', '/ca.pem', '--timeout', '3000'];
    const { status, stdout } = await machine.run(args);
    return { status, document: checkDocumentSchema.parse(JSON.parse(stdout)) };
  };

  it('prints its version', async () => {
    expect(await machine.run(['version'])).toEqual({ status: 0, stdout: `${AGENT_VERSION}\n`, stderr: '' });
  });

  it('probes a target through all phases', async () => {
    expect(await check()).toMatchObject({ status: 0, document: { outcome: 'pass', failures: [] } });
  });

  it('names a failure', async () => {
    await network.setFault(NAME, 'expired_certificate');
    expect(await check()).toMatchObject({ status: 1, document: { failure: 'tls.expired' } });
    await network.heal(NAME);
  });

  it('parses its own options, and passes none to Node', async () => {
    const { status, stderr } = await machine.run(['--jitless']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: "sightline-agent: unknown option '--jitless'\n" });
  });
});
