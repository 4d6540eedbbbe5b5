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
import type { Finding, Subject } from './finding.ts';

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

async function examine(
  changes: Partial<AgentFile> = {},
  environment: Record<string, string> = {},
): Promise<Map<Subject, Finding>> {
  writeAgentFile(statePaths(stateDir).agent, { ...enrolled, ...changes });
  const findings = await diagnoseAgent(stateDir, environment);
  return new Map(findings.map((finding) => [finding.subject, finding]));
}

const kinds = (findings: Map<Subject, Finding>): Record<string, string> =>
  Object.fromEntries([...findings].map(([subject, { kind }]) => [subject, kind]));

const WELL = { state: 'well', enrollment: 'well', resolver: 'well', connection: 'well', certificate: 'well' };

describe('the doctor', () => {
  it('finds nothing wrong but that the agent does not run, when it does not', async () => {
    expect(kinds(await examine())).toEqual({
      ...WELL,
      agent: 'wrong',
      service: 'well',
      proxy: 'well',
      clock: 'well',
      key: 'well',
      spool: 'odd',
    });
  });

  it.each<[Fault, Subject]>([
    ['dns_nxdomain', 'resolver'],
    ['dns_sinkhole', 'resolver'],
    ['refuse', 'connection'],
    ['intercept', 'certificate'],
    ['expired_certificate', 'certificate'],
    ['untrusted_certificate', 'certificate'],
    ['wrong_name_certificate', 'certificate'],
    ['reset_after_client_hello', 'certificate'],
  ])('names the step that %s breaks, and blames none behind it', async (fault, subject) => {
    await network.setFault(API, fault);
    const findings = await examine();
    const found = findings.get(subject);
    expect(found?.kind).toBe('wrong');
    expect(found?.kind === 'wrong' && found.first.length > 20).toBe(true);
    const wrongs = [...findings.values()].filter(({ kind }) => kind === 'wrong').map((finding) => finding.subject);
    expect(wrongs).toEqual(['agent', subject]);
    expect(findings.get('key')?.kind).toBe('untold');
    expect(findings.get('clock')?.kind).toBe('untold');
  });

  it('works with the line down', { timeout: 15_000 }, async () => {
    await network.cutLine();
    const findings = await examine();
    expect(findings.get('resolver')).toMatchObject({ kind: 'wrong' });
    expect(findings.get('state')).toMatchObject({ kind: 'well' });
  });

  it('tells that the key is not accepted', async () => {
    expect((await examine({ hostKey: 'another' })).get('key')).toMatchObject({
      kind: 'wrong',
      first: 'Enroll this machine again, with a new token of its store.',
    });
  });

  it.each([
    [0, 'well'],
    [60_000, 'odd'],
    [-3_600_000, 'wrong'],
  ])('judges a clock that is %d ms from the API', async (offsetMs, kind) => {
    clockOffsetMs = offsetMs;
    expect((await examine()).get('clock')?.kind).toBe(kind);
  });

  it('blames a proxy only where the API is reached neither through it nor without it', async () => {
    const environment = { HTTPS_PROXY: 'http://127.0.0.1:1' };
    expect((await examine({}, environment)).get('proxy')?.kind).toBe('well');
    await network.setFault(API, 'refuse');
    expect((await examine({}, environment)).get('proxy')?.kind).toBe('wrong');
  });

  it('finds nothing wrong with a way that leads through a proxy, and names it', async () => {
    const proxy = await startTestProxy(Number(new URL(enrolled.apiUrl).port));
    await network.setFault(API, 'refuse');
    const findings = await examine({ proxy: `http://127.0.0.1:${proxy.port}` });
    await proxy.close();
    expect(kinds(findings)).toMatchObject({ ...WELL, service: 'well', key: 'well', proxy: 'odd' });
    expect(findings.get('proxy')?.says).toContain(`http://127.0.0.1:${proxy.port}`);
  });

  it('tells that a machine is not enrolled', async () => {
    expect(await diagnoseAgent(join(stateDir, 'nothing'), {})).toEqual([
      expect.objectContaining({ subject: 'enrollment', kind: 'wrong' }),
    ]);
  });
});
