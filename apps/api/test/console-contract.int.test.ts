import { ModulesContainer } from '@nestjs/core';
import { CONSOLE_API, type ConsoleRoute, issueCertificate } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CONSOLE_ROUTE } from '../src/platform/http/console-endpoint.ts';
import { enroll } from './agent-client.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type ConsoleClient, consoleClient } from './console-client.ts';
import { createTenant, type TenantFixture } from './tenant-fixture.ts';

const LIVE = { method: 'GET', path: '/v1/tenants/:tenantId/live' } as const;
type RouteAddress = Pick<ConsoleRoute, 'method' | 'path'>;
const ROUTES: readonly RouteAddress[] = [...Object.values<ConsoleRoute>(CONSOLE_API), LIVE];
const NOWHERE = '00000000-0000-7000-8000-000000000000';

/** A valid body for each route; without one, the API would refuse the body, which proves nothing. */
const BODIES: Record<string, unknown> = {
  createStore: {
    number: '0999',
    name: 'New',
    address: '',
    timeZone: 'UTC',
    profile: { pos: 'aloha', region: 'na', environment: 'production', variables: {} },
  },
  createEnrollmentToken: {},
  addAgentlessHost: { name: 'TERM-1', role: 'terminal', address: '192.168.7.21' },
  startRollout: { version: '1.0.0' },
  changeRollout: { state: 'paused' },
  changeStoreProfile: { values: { pos: 'aloha', region: 'na', environment: 'production' } },
  previewProfileChange: { kind: 'tenant', values: { region: 'na' } },
  createStoreImport: { fileName: 'stores.csv', text: 'number' },
  applyStoreImport: {},
  changeProfiles: { kind: 'tenant', values: { region: 'na' } },
  createChannel: { name: 'New', config: { kind: 'email', to: ['it@contract.example'] } },
  createFeed: { name: 'New' },
  issueCertificate: {},
  mergeMerakiRules: { rules: [] },
  adoptPack: { packId: 'paytronix', version: 1, scope: { kind: 'tags', tags: ['east'] } },
  saveCustomEntry: {
    entryId: null,
    entry: {
      title: 'Kiosk',
      destination: 'kiosk.example',
      protocol: 'https',
      ports: '443',
      direction: 'outbound',
      roles: ['boh'],
      pos: [],
      regions: [],
      environments: [],
      required: true,
      breaks: '',
      notes: '',
    },
  },
  importCustomPack: { name: 'Contract', fileName: 'contract.csv', text: ownTable('kiosk'), mode: 'check' },
};

/** The required query of each route. */
const QUERIES: Record<string, string> = {
  getPackVersion: 'packId=paytronix&version=1',
  diffPackVersions: 'packId=own.list-contract&from=1&to=2',
  getPackImpact: 'packId=paytronix&version=1',
  removeCustomEntry: 'entryId=kiosk',
};

/** Routes for the operator; everyone else gets 404. */
const OPERATORS_ONLY = new Set(['startRollout', 'changeRollout']);

/** Routes below /v1 that need no session, and what they require instead. */
const PUBLIC = new Map([
  ['/v1/feeds/:token/:file', 'the token in the address'],
  ['/v1/certificates/verify', 'nothing: who was handed a certificate has no account'],
  ['/v1/certificates/keys', 'nothing: public keys'],
]);

const INCIDENT_EVIDENCE = {
  title: 'Store 0001 Harbor Point: m570.oltp.pxsplatform.com:443 is blocked',
  failure: 'connect.timeout',
  explanation: 'No answer to the connection.',
  fix: 'Allow it.',
  sentences: [],
  targets: ['m570.oltp.pxsplatform.com:443'],
  targetCount: 1,
  stores: ['0001 Harbor Point'],
  storeCount: 1,
  fleetCount: null,
  since: '2026-11-24T12:00:00.000Z',
  timeZone: 'America/New_York',
};

type Ids = Readonly<Record<string, string>>;

function addressOf(route: RouteAddress, ids: Ids): string {
  return route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`The test has no ${name}; add one to both tenants.`);
    return id;
  });
}

function idNames(route: RouteAddress): string[] {
  return [...route.path.matchAll(/:(\w+)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

function ownTable(...ids: readonly string[]): string {
  return ['id,title,destination', ...ids.map((id) => `${id},${id},${id}.example`)].join('\n');
}

async function call(console: ConsoleClient, route: RouteAddress, ids: Ids): Promise<Response> {
  const query = 'operationId' in route ? QUERIES[String(route.operationId)] : undefined;
  const path = `${addressOf(route, ids)}${query === undefined ? '' : `?${query}`}`;
  if (route.method === 'GET') return await console.get(path);
  if (route.method === 'DELETE') return await console.send('DELETE', path);
  const body = 'operationId' in route ? BODIES[String(route.operationId)] : undefined;
  if (body === undefined) throw new Error(`The test has no body for ${route.path}; add one to BODIES.`);
  return await console.send('POST', path, body);
}

describe('the console API', () => {
  let api: ApiUnderTest;
  let pool: Pool;
  let a: { tenant: TenantFixture; ids: Ids };
  let b: { tenant: TenantFixture; ids: Ids };

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    a = await everything('contract-a');
    b = await everything('contract-b');
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  const one = async (sql: string, values: unknown[]): Promise<string> => {
    const { rows } = await pool.query<{ id: string }>(sql, values);
    if (!rows[0]) throw new Error(`Nothing came of: ${sql}`);
    return rows[0].id;
  };

  /** Creates a tenant with one of everything that has an id. */
  async function everything(name: string): Promise<{ tenant: TenantFixture; ids: Ids }> {
    const tenant = await createTenant(api, name);
    const { tenantId } = tenant;
    const storeId = await tenant.createStore('0001');
    const { hostId } = await enroll(api.url, await tenant.createToken(storeId, 1));
    const checkId = await one('SELECT id FROM planned_check WHERE host_id = $1 AND check_no = 1', [hostId]);
    const incidentId = await one(
      `INSERT INTO incident (tenant_id, kind, scope_key, store_id, opened_at)
       VALUES ($1, 'endpoint_blocked', 'contract', $2, now()) RETURNING id`,
      [tenantId, storeId],
    );
    await pool.query(
      `INSERT INTO transition (tenant_id, subject, incident_id, store_id, from_state, to_state, reason, evidence, at, handled_at)
       VALUES ($1, 'incident', $2, $3, 'none', 'open', 'cause_found', $4, now(), now())`,
      [tenantId, incidentId, storeId, INCIDENT_EVIDENCE],
    );
    for (const text of [ownTable('kiosk'), ownTable('kiosk', 'tablet')]) {
      const list = { name: 'Contract', fileName: 'contract.csv', text, mode: 'publish' };
      await tenant.console.send('POST', `/v1/tenants/${tenantId}/custom-packs`, list);
    }
    const adoptionId = await one(
      `INSERT INTO pack_adoption (tenant_id, pack_id, version) VALUES ($1, 'paytronix', 1) RETURNING id`,
      [tenantId],
    );
    const importId = await one(
      `INSERT INTO store_import (tenant_id, file_name, content, status, actor)
       VALUES ($1, 'stores.csv', 'number', 'checked', 'contract') RETURNING id`,
      [tenantId],
    );
    const channelId = await one(
      `INSERT INTO channel (tenant_id, kind, name, config) VALUES ($1, 'email', 'IT', $2) RETURNING id`,
      [tenantId, { kind: 'email', to: ['it@contract.example'] }],
    );
    const feedId = await one(
      `INSERT INTO feed (tenant_id, name, token_hash, token_end, created_at, created_by)
       VALUES ($1, 'Head office', sha256(convert_to($2, 'UTF8')), 'abcd', now(), 'IT') RETURNING id`,
      [tenantId, tenantId],
    );
    const agentlessHostId = await one(
      `INSERT INTO agentless_host (tenant_id, store_id, name, role, address, created_at, created_by)
       VALUES ($1, $2, 'TERM-9', 'terminal', '192.168.7.29', now(), 'IT') RETURNING id`,
      [tenantId, storeId],
    );
    const certificate = await tenant.console.send('POST', `/v1/tenants/${tenantId}/certificates`, { storeId });
    const { id: certificateId } = issueCertificate.response.parse(await certificate.json());
    return {
      tenant,
      ids: {
        tenantId,
        storeId,
        hostId,
        checkId,
        agentlessHostId,
        incidentId,
        channelId,
        importId,
        adoptionId,
        feedId,
        certificateId,
      },
    };
  }

  const expectNothingThere = async (answer: Response): Promise<void> => {
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    // Compare the whole body, so that nothing in it reveals that another tenant's item exists.
    expect(await answer.json()).toEqual({
      type: 'https://sightline.dev/errors/request.not_found',
      title: 'request.not_found',
      status: 404,
      code: 'request.not_found',
      detail: "Not found, or you don't have access.",
    });
  };

  describe.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
    const names = idNames(route);

    it('needs a session', async () => {
      const answer = await call(consoleClient(api.url, ''), route, b.ids);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'auth.required' });
    });

    if (names.includes('tenantId')) {
      it('shows nothing of a tenant to those who do not belong to it', async () => {
        await expectNothingThere(await call(a.tenant.console, route, b.ids));
        await expectNothingThere(await call(a.tenant.console, route, { ...b.ids, tenantId: NOWHERE }));
        await expectNothingThere(await call(a.tenant.console, route, { ...b.ids, tenantId: 'no-id' }));
      });
    }

    const others = names.filter((name) => name !== 'tenantId');
    it.each(others)('shows nothing of another tenant by its %s', async (name) => {
      for (const id of [b.ids[name], NOWHERE, 'no-id']) {
        await expectNothingThere(await call(a.tenant.console, route, { ...a.ids, [name]: id ?? '' }));
      }
      await expectNothingThere(await call(a.tenant.console, route, { ...b.ids, tenantId: a.ids['tenantId'] ?? '' }));
    });
  });

  it('names nothing of another tenant in an answer, whatever is asked for in the query', async () => {
    for (const route of Object.values<ConsoleRoute>(CONSOLE_API)) {
      const idsInQuery = Object.keys(route.query?.shape ?? {}).filter((name) => name.endsWith('Id'));
      for (const name of idsInQuery) {
        const id = b.ids[name] ?? NOWHERE;
        const answer = await a.tenant.console.get(`${addressOf(route, a.ids)}?${name}=${id}`);
        const text = await answer.text();
        for (const hidden of Object.values(b.ids)) expect(text).not.toContain(hidden);
      }
    }
  });

  it('serves every route of the spec to those who belong', async () => {
    // Routes that remove something come last.
    const routes = Object.values<ConsoleRoute>(CONSOLE_API);
    const ordered = [
      ...routes.filter(({ method }) => method !== 'DELETE'),
      ...routes.filter(({ method }) => method === 'DELETE'),
    ];
    for (const route of ordered) {
      const answer = await call(b.tenant.console, route, b.ids);
      const status = OPERATORS_ONLY.has(route.operationId) ? 404 : (route.status ?? 200);
      expect([route.operationId, answer.status]).toEqual([route.operationId, status]);
      if (status !== 204 && status !== 404) {
        const parsed = route.response.safeParse(await answer.json());
        expect([route.operationId, parsed.error?.message]).toEqual([route.operationId, undefined]);
      }
    }
  });

  it('serves no route below /v1 that is neither in the spec, nor the live stream, nor an agent’s', () => {
    const known = new Set([...ROUTES.map(({ method, path }) => `${method} ${path}`)]);
    const unknown = servedRoutes().filter(
      ({ path, isConsole, name }) =>
        path.startsWith('/v1/') &&
        !path.startsWith('/v1/agent/') &&
        !PUBLIC.has(path) &&
        !(isConsole && known.has(name)),
    );
    expect(unknown).toEqual([]);
    expect(servedRoutes().filter(({ isConsole }) => isConsole)).toHaveLength(known.size);
  });

  it('describes exactly the routes of the spec at /openapi.json', async () => {
    const answer = await fetch(`${api.url}/openapi.json`, { signal: AbortSignal.timeout(10_000) });
    const { paths } = (await answer.json()) as { paths: Record<string, Record<string, unknown>> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const inSpec = Object.values<ConsoleRoute>(CONSOLE_API).map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual(inSpec.sort());
  });

  /** Every route of every controller, from Nest's own metadata. */
  function servedRoutes(): { path: string; name: string; isConsole: boolean }[] {
    const modules = [...api.application.get(ModulesContainer).values()];
    const prototypes = modules.flatMap((module) =>
      [...module.controllers.values()].map(
        ({ metatype }) => metatype?.prototype as Record<string, unknown> | undefined,
      ),
    );
    return prototypes.flatMap((prototype) =>
      Object.getOwnPropertyNames(prototype ?? {}).flatMap((key) => {
        const handler = prototype?.[key];
        if (typeof handler !== 'function') return [];
        const path: unknown = Reflect.getMetadata('path', handler);
        if (typeof path !== 'string') return [];
        const route = Reflect.getMetadata(CONSOLE_ROUTE, handler) as ConsoleRoute | undefined;
        return [{ path, name: route ? `${route.method} ${route.path}` : path, isConsole: route !== undefined }];
      }),
    );
  }
});
