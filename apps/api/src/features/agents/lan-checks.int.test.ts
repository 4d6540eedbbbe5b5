import { type Assignment, assignmentSchema, listAgentlessHosts, type StoreId } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll, getAssignment } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';

const ALL_SCOPES = { 'sightline-scopes': 'external, lan, host' };

describe('checks within a store', () => {
  let api: ApiUnderTest;
  let tenant: TenantFixture;
  let token: string;
  let storeId: StoreId;
  let bohKey: string;
  let agentlessHostsPath: string;

  beforeAll(async () => {
    api = await startApi({ appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') });
    tenant = await createTenant(api, 'neighbors-harbor');
    storeId = await tenant.createStore('0001');
    token = await tenant.createToken(storeId, 10);
    bohKey = (await enroll(api.url, token, { hostname: 'BOH-1', role: 'boh', platform: 'win32-x64' })).hostKey;
    agentlessHostsPath = `/v1/tenants/${tenant.tenantId}/stores/${storeId}/agentless-hosts`;
  });
  afterAll(async () => {
    await api.close();
  });

  const read = async (hostKey: string, headers: Record<string, string> = ALL_SCOPES): Promise<Assignment> =>
    assignmentSchema.parse(await (await getAssignment(api.url, hostKey, headers)).json());

  const reportFacts = async (hostKey: string, lanAddresses: string[], portSettings = {}): Promise<number> => {
    const answer = await fetch(`${api.url}/v1/agent/facts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${hostKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ version: 1, lanAddresses, portSettings }),
      signal: AbortSignal.timeout(20_000),
    });
    return answer.status;
  };

  const lanTargetsOf = ({ checks }: Assignment): string[] =>
    checks.flatMap(({ target }) => (target.kind === 'lan_port' ? [`${target.host}:${target.port}`] : []));

  it('start once agents report their addresses', async () => {
    expect(await reportFacts(bohKey, ['192.168.7.10'])).toBe(204);
    expect(lanTargetsOf(await read(bohKey))).toEqual([]);
    const terminal = await enroll(api.url, token, { hostname: 'TERM-1', role: 'terminal', platform: 'win32-x64' });
    const before = (await read(bohKey)).revision;

    expect(await reportFacts(terminal.hostKey, ['192.168.7.21', 'fd00:7::21'])).toBe(204);

    const boh = await read(bohKey);
    expect(boh.revision).toBeGreaterThan(before);
    expect(lanTargetsOf(boh)).toEqual(['TERM-1:9055', 'TERM-1:9090', 'TERM-1:9054']);
    expect(boh.peers).toEqual([
      {
        id: terminal.hostId,
        name: 'TERM-1',
        role: 'terminal',
        addresses: ['192.168.7.21', 'fd00:7::21'],
        hasAgent: true,
      },
    ]);
    expect(boh.meetingPorts).toEqual([{ port: 9090, from: [['192.168.7.21', 'fd00:7::21']] }]);
    const other = await read(terminal.hostKey);
    expect(lanTargetsOf(other)).toEqual(['BOH-1:9090']);
    expect(other.meetingPorts?.map(({ port }) => port)).toEqual([9054, 9055, 9090]);

    // Reporting the same facts again changes nothing.
    expect(await reportFacts(terminal.hostKey, ['192.168.7.21', 'fd00:7::21'])).toBe(204);
    expect((await read(bohKey)).revision).toBe(boh.revision);
  });

  it('never target addresses outside the store, whatever a host reports', async () => {
    const rogue = await enroll(api.url, token, { hostname: 'TERM-8', role: 'terminal', platform: 'win32-x64' });
    expect(await reportFacts(rogue.hostKey, ['203.0.113.7', '127.0.0.1'])).toBe(204);
    expect(lanTargetsOf(await read(bohKey)).join()).not.toContain('TERM-8');
    expect(await reportFacts(rogue.hostKey, ['203.0.113.7', '10.9.8.7'])).toBe(204);
    const { peers } = await read(bohKey);
    expect(peers?.find(({ name }) => name === 'TERM-8')?.addresses).toEqual(['10.9.8.7']);
    expect(await reportFacts(rogue.hostKey, [])).toBe(204);
  });

  it('follow the port that is configured on the BOH', async () => {
    const { hostKey } = await enroll(api.url, token, { hostname: 'TERM-1', role: 'terminal', platform: 'win32-x64' });
    await reportFacts(bohKey, ['192.168.7.10'], { BUSINESS_XML_PORT: 9191 });
    const { checks } = await read(hostKey);
    expect(lanTargetsOf({ ...(await read(hostKey)), checks })).toEqual(['BOH-1:9191']);
    const setting = checks.find(({ target }) => target.kind === 'port_setting');
    expect(setting?.target).toMatchObject({ setting: 'PXC_PORT', expected: { port: 9191, at: 'BOH-1' } });
    await reportFacts(bohKey, ['192.168.7.10'], {});
  });

  it('leave out checks that an older agent has no prober for', async () => {
    const old = await read(bohKey, {});
    expect(old.peers).toBeUndefined();
    expect(new Set(old.checks.map(({ target }) => target.kind))).toEqual(new Set(['https']));
    expect((await read(bohKey)).checks.length).toBeGreaterThan(old.checks.length);
  });

  it('cover an agentless host from when it is added until it is removed', async () => {
    const added = await tenant.console.send('POST', agentlessHostsPath, {
      name: 'TERM-2',
      role: 'terminal',
      address: '192.168.7.22',
    });
    expect(added.status).toBe(201);
    const { id } = (await added.json()) as { id: string };
    const boh = await read(bohKey);
    expect(lanTargetsOf(boh)).toContain('TERM-2:9055');
    expect(boh.peers).toContainEqual({
      id,
      name: 'TERM-2',
      role: 'terminal',
      addresses: ['192.168.7.22'],
      hasAgent: false,
    });
    const listed = listAgentlessHosts.response.parse(await (await tenant.console.get(agentlessHostsPath)).json());
    expect(listed.agentlessHosts).toMatchObject([{ id, name: 'TERM-2', role: 'terminal', address: '192.168.7.22' }]);

    expect((await tenant.console.send('DELETE', `${agentlessHostsPath}/${id}`)).status).toBe(204);
    expect(lanTargetsOf(await read(bohKey))).not.toContain('TERM-2:9055');
    const audit = await (await tenant.console.get(`/v1/tenants/${tenant.tenantId}/audit`)).text();
    expect(audit).toContain('agentless_host.added');
    expect(audit).toContain('agentless_host.removed');
  });

  it.each([
    [{ address: '8.8.8.8' }, 422, 'agentless_host.address_not_local'],
    [{ address: '127.0.0.1' }, 422, 'agentless_host.address_not_local'],
    [{ address: 'TERM-9' }, 422, 'request.invalid'],
    [{ role: 'control' }, 422, 'request.invalid'],
  ])('refuse an agentless host with %j', async (over, status, code) => {
    const body = { name: 'TERM-9', role: 'terminal', address: '192.168.7.29', ...over };
    const answer = await tenant.console.send('POST', agentlessHostsPath, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
  });

  it('refuse a second agentless host of the same name', async () => {
    const body = { name: 'TERM-3', role: 'terminal', address: '192.168.7.23' };
    expect((await tenant.console.send('POST', agentlessHostsPath, body)).status).toBe(201);
    const again = await tenant.console.send('POST', agentlessHostsPath, body);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: 'agentless_host.name_taken' });
  });
});
