import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLabCa, type Fault, StoreNetwork, Vendor } from '@sightline/lab';
import { hostIdSchema } from '@sightline/spec';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestProxy } from '../../test/test-proxy.ts';
import { type AgentFile, writeAgentFile } from '../state/agent-file.ts';
import { statePaths } from '../state/state-dir.ts';
import { diagnoseAgent } from './diagnose-agent.ts';
import type { DoctorSubject, Finding } from './finding.ts';

const API = 'api.console.test';
const KEY = 'the key of this host';
const stateDir = mkdtempSync(join(tmpdir(), 'sightline-doctor-'));

let vendor: Vendor;
let network: StoreNetwork;
let server: ReturnType<typeof createServer>;
let enrolled: AgentFile;
let clockOffsetMs = 0;

beforeAll(async () => {
  const ca = await createLabCa();
  server = createServer(await ca.leaf([API]), (request, response) => {
    const date = new Date(Date.now() + clockOffsetMs).toUTCString();
    response.writeHead(request.headers.authorization === `Bearer ${KEY}` ? 200 : 401, { date }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  vendor = await Vendor.start({ ca, names: ['www.vendor.test'] });
  network = await StoreNetwork.start({
    index: 47_200,
    vendor,
    port: vendor.port,
    forwards: { [API]: { host: '127.0.0.1', port } },
  });
  enrolled = {
    version: 1,
    apiUrl: `https://${API}:${port}`,
    hostId: hostIdSchema.parse('0197a000-0000-7000-8000-00000000000a'),
    hostKey: KEY,
    hostname: 'boh-1',
    role: 'boh',
    storeName: 'Store 12',
    enrolledAt: '2026-11-24T12:00:00.000Z',
    nextSeq: 1,
    resolver: network.resolver,
    ca: ca.certPem,
  };
});
afterEach(async () => {
  clockOffsetMs = 0;
  await network.heal(API);
  await network.restoreLine();
});
afterAll(async () => {
  await network.close();
  await vendor.close();
  server.closeAllConnections();
  server.close();
  rmSync(stateDir, { recursive: true });
});

async function diagnose(
  changes: Partial<AgentFile> = {},
  environment: Record<string, string> = {},
): Promise<Map<DoctorSubject, Finding>> {
  writeAgentFile(statePaths(stateDir).agent, { ...enrolled, ...changes });
  const findings = await diagnoseAgent(stateDir, environment);
  return new Map(findings.map((finding) => [finding.subject, finding]));
}

const kinds = (findings: Map<DoctorSubject, Finding>): Record<string, string> =>
  Object.fromEntries([...findings].map(([subject, { kind }]) => [subject, kind]));

const OK = { state: 'ok', enrollment: 'ok', resolver: 'ok', connection: 'ok', certificate: 'ok' };

describe('the doctor', () => {
  it('reports only that the agent is not running', async () => {
    expect(kinds(await diagnose())).toEqual({
      ...OK,
      agent: 'problem',
      service: 'ok',
      proxy: 'ok',
      clock: 'ok',
      key: 'ok',
      spool: 'note',
    });
  });

  it.each<[Fault, DoctorSubject]>([
    ['dns_nxdomain', 'resolver'],
    ['dns_sinkhole', 'resolver'],
    ['refuse', 'connection'],
    ['intercept', 'certificate'],
    ['expired_certificate', 'certificate'],
    ['untrusted_certificate', 'certificate'],
    ['wrong_name_certificate', 'certificate'],
    ['reset_after_client_hello', 'certificate'],
  ])('names the step that %s breaks, and reports later steps as unknown', async (fault, subject) => {
    await network.setFault(API, fault);
    const findings = await diagnose();
    const found = findings.get(subject);
    expect(found?.kind).toBe('problem');
    expect(found?.kind === 'problem' && found.fix.length > 20).toBe(true);
    const problems = [...findings.values()].filter(({ kind }) => kind === 'problem').map((finding) => finding.subject);
    expect(problems).toEqual(['agent', subject]);
    expect(findings.get('key')?.kind).toBe('unknown');
    expect(findings.get('clock')?.kind).toBe('unknown');
  });

  it('works with the line down', { timeout: 15_000 }, async () => {
    await network.cutLine();
    const findings = await diagnose();
    expect(findings.get('resolver')).toMatchObject({ kind: 'problem' });
    expect(findings.get('state')).toMatchObject({ kind: 'ok' });
  });

  it('reports a rejected host key', async () => {
    expect((await diagnose({ hostKey: 'another' })).get('key')).toMatchObject({
      kind: 'problem',
      fix: "Enroll this machine again with a new token from the store's page in the console.",
    });
  });

  it.each([
    [0, 'ok'],
    [60_000, 'note'],
    [-3_600_000, 'problem'],
  ])('judges a clock that is %d ms from the API', async (offsetMs, kind) => {
    clockOffsetMs = offsetMs;
    expect((await diagnose()).get('clock')?.kind).toBe(kind);
  });

  it('blames a proxy only if the API is unreachable both through it and directly', async () => {
    const environment = { HTTPS_PROXY: 'http://127.0.0.1:1' };
    expect((await diagnose({}, environment)).get('proxy')?.kind).toBe('ok');
    await network.setFault(API, 'refuse');
    expect((await diagnose({}, environment)).get('proxy')?.kind).toBe('problem');
  });

  it('accepts a connection through a proxy, and names the proxy', async () => {
    const proxy = await startTestProxy(Number(new URL(enrolled.apiUrl).port));
    await network.setFault(API, 'refuse');
    const findings = await diagnose({ proxy: `http://127.0.0.1:${proxy.port}` });
    await proxy.close();
    expect(kinds(findings)).toMatchObject({ ...OK, service: 'ok', key: 'ok', proxy: 'note' });
    expect(findings.get('proxy')?.text).toContain(`http://127.0.0.1:${proxy.port}`);
  });

  it('reports a machine that is not enrolled', async () => {
    expect(await diagnoseAgent(join(stateDir, 'nothing'), {})).toEqual([
      expect.objectContaining({ subject: 'enrollment', kind: 'problem' }),
    ]);
  });
});
