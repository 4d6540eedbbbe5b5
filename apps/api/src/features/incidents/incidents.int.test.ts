import {
  type CheckState,
  INCIDENT_KINDS,
  type IncidentId,
  type IncidentKind,
  incidentIdSchema,
  type LiveEvent,
} from '@sightline/spec';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { testConfig } from '../../../test/api-under-test.ts';
import { type CheckMove, IncidentTenant } from '../../../test/incident-fixture.ts';
import { isolatedWorkOver, makeDue, readIsolated } from '../../../test/isolated-work-fixture.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { Database } from '../../platform/database/database.ts';
import { RETRY_AFTER_S } from '../../platform/isolation/isolated-work.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { CorrelateIncidents } from './correlate-incidents.ts';
import { CORRELATE_WORK } from './domain/work-names.ts';
import { IncidentReader } from './postgres/incident-reader.ts';
import { UndoneWork } from './postgres/undone-work.ts';

const REDIS_DATABASE = 7;

describe('incidents', () => {
  let database: Database;
  let reader: IncidentReader;
  let undone: UndoneWork;

  beforeAll(async () => {
    const services = await servicesOfOwn(
      {
        ownerUrl: inject('ownerUrl'),
        appUrl: inject('appUrl'),
        systemUrl: inject('systemUrl'),
        redisUrl: inject('redisUrl'),
      },
      'incidents_suite',
      REDIS_DATABASE,
    );
    database = new Database(testConfig(services), pino({ level: 'silent' }));
    reader = new IncidentReader(database);
    undone = new UndoneWork(database.systemPool);
  });
  afterAll(async () => {
    await database.close();
  });

  async function setUp(options: { isControl?: boolean } = {}) {
    const tenant = await IncidentTenant.mint(database.systemPool, options);
    const asked: string[] = [];
    const events: LiveEvent[] = [];
    const incidents = new CorrelateIncidents({
      database,
      isolated: isolatedWorkOver(database.systemPool, CORRELATE_WORK),
      requestAlert: (_, transitionId) => {
        asked.push(transitionId);
        return Promise.resolve();
      },
      live: {
        publish: (_, published) => {
          events.push(...published);
          return Promise.resolve();
        },
      },
      metrics: new Metrics(),
    });
    const correlate = async () => {
      await incidents.correlate(tenant.tenantId);
    };
    const open = async () => (await reader.openIncidents(tenant.tenantId, 20)).incidents;
    return { tenant, asked, events, correlate, open };
  }

  async function unhandledCount(tenant: IncidentTenant): Promise<number> {
    const { rows } = await database.systemPool.query<{ count: string }>(
      `SELECT count(*) FROM transition WHERE tenant_id = $1 AND subject = 'check' AND handled_at IS NULL`,
      [tenant.tenantId],
    );
    return Number(rows[0]?.count);
  }

  it('come from check transitions: each is handled once, one alert is requested, and consoles are notified', async () => {
    const { tenant, asked, events, correlate, open } = await setUp();
    const store = await tenant.addStore('0007', ['m570', 'api']);
    await tenant.move({ store, target: 'm570', to: 'blocked', at: 0 }, { store, target: 'api', to: 'blocked', at: 1 });
    await correlate();
    await correlate();
    const [incident, ...others] = await open();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: 'endpoint_blocked',
      title: 'Store 0007 Harbor Point: 2 endpoints are blocked',
      store: { number: '0007' },
      failure: 'connect.timeout',
      targets: ['m570:443', 'api:443'],
      absorbedBy: null,
    });
    expect(asked).toHaveLength(1);
    expect(events).toEqual([{ kind: 'incident_changed', incidentId: incident?.id }]);
    expect(await unhandledCount(tenant)).toBe(0);
  });

  it('are not duplicated by concurrent correlations', async () => {
    const { tenant, asked, correlate, open } = await setUp();
    const stores = await Promise.all(
      ['0001', '0002', '0003'].map(async (number) => await tenant.addStore(number, ['m570'])),
    );
    await tenant.move(...stores.map((store) => ({ store, target: 'm570', to: 'blocked', at: 0 }) as const));
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        await correlate();
      }),
    );
    expect(await open()).toHaveLength(3);
    expect(asked).toHaveLength(3);
  });

  it('are separate for the same service at two stores, when they open and after they grow', async () => {
    const { tenant, asked, correlate, open } = await setUp();
    const services = ['service:Aloha', 'service:CtlSvr'];
    const stores = [await tenant.addStore('0001', services), await tenant.addStore('0002', services)] as const;
    const blockAt = async (target: string, at: number) => {
      await tenant.move(...stores.map((store) => ({ store, target, to: 'blocked', at }) as const));
      await correlate();
    };
    await blockAt('service:Aloha', 0);
    await blockAt('service:CtlSvr', 30);
    const [first, second] = (await open()).toSorted((a, b) =>
      String(a.store?.number).localeCompare(String(b.store?.number)),
    );
    expect([first, second]).toMatchObject([
      { kind: 'host_software', store: { number: '0001' }, targets: [expect.any(String), expect.any(String)] },
      { kind: 'host_software', store: { number: '0002' } },
    ]);
    for (const store of stores) await tenant.move({ store, target: 'service:Aloha', to: 'pass', at: 600 });
    await correlate();
    expect(await open()).toHaveLength(2);
    for (const store of stores) await tenant.move({ store, target: 'service:CtlSvr', to: 'pass', at: 660 });
    await correlate();
    expect(await open()).toEqual([]);
    expect(asked).toHaveLength(4);
    expect(await unhandledCount(tenant)).toBe(0);
  });

  it.each([
    { kind: 'endpoint_blocked', target: 'm570', to: 'blocked', count: 2 },
    { kind: 'store_offline', target: 'm570', to: 'store_offline', count: 2 },
    { kind: 'target_down', target: 'm570', to: 'target_down', count: 1 },
    { kind: 'host_software', target: 'service:Aloha', to: 'blocked', count: 2 },
  ] satisfies { kind: IncidentKind; target: string; to: CheckState; count: number }[])(
    'of the kind $kind open at two stores of two tenants, and end there',
    async ({ kind, target, to, count }) => {
      for (const { tenant, asked, correlate, open } of [await setUp(), await setUp()]) {
        const stores = [await tenant.addStore('0001', [target]), await tenant.addStore('0002', [target])];
        await tenant.move(...stores.map((store) => ({ store, target, to, at: 0 })));
        await correlate();
        expect((await open()).map((incident) => incident.kind)).toEqual(Array.from({ length: count }, () => kind));
        await tenant.move(...stores.map((store) => ({ store, target, to: 'pass', at: 60 }) as const));
        await correlate();
        expect(await open()).toEqual([]);
        expect(asked).toHaveLength(2 * count);
        expect(await unhandledCount(tenant)).toBe(0);
      }
    },
  );

  it('are one per kind, key and tenant while they are open: the database refuses the second (incident_open_idx)', async () => {
    const [{ tenant }, other] = [await setUp(), await setUp()];
    const insert = async (tenantId: string, kind: IncidentKind, resolvedAt: Date | null = null) =>
      await database.systemPool.query(
        `INSERT INTO incident (tenant_id, kind, scope_key, opened_at, resolved_at) VALUES ($1, $2, 'key', now(), $3)`,
        [tenantId, kind, resolvedAt],
      );
    for (const kind of INCIDENT_KINDS) {
      await insert(tenant.tenantId, kind, new Date());
      await insert(tenant.tenantId, kind);
      await insert(other.tenant.tenantId, kind);
      await expect(insert(tenant.tenantId, kind)).rejects.toMatchObject({ constraint: 'incident_open_idx' });
      await insert(tenant.tenantId, kind, new Date());
    }
  });

  it('never come from a control, whose transitions are handled all the same', async () => {
    const { tenant, asked, correlate, open } = await setUp({ isControl: true });
    const store = await tenant.addStore('control', ['m570']);
    await tenant.move({ store, target: 'm570', to: 'target_down', at: 0 });
    await correlate();
    expect(await open()).toEqual([]);
    expect(asked).toEqual([]);
    expect(await unhandledCount(tenant)).toBe(0);
  });

  it('are one for a vendor outage, with one alert when it begins and one when it ends', async () => {
    const { tenant, asked, correlate, open } = await setUp();
    const targets = ['m570', 'api', 'portal'];
    const stores = [];
    for (const number of ['0001', '0002', '0003', '0004']) stores.push(await tenant.addStore(number, targets));
    for (const [index, store] of stores.slice(0, 3).entries()) {
      await tenant.move(...targets.map((target) => ({ store, target, to: 'target_down', at: index * 10 }) as const));
      await correlate();
    }
    expect(await open()).toMatchObject([
      { kind: 'target_down', title: '3 targets are down for 3 of 4 stores', storeCount: 3, store: null },
    ]);
    for (const [index, store] of stores.slice(0, 3).entries()) {
      await tenant.move(...targets.map((target) => ({ store, target, to: 'pass', at: 600 + index * 10 }) as const));
      await correlate();
    }
    expect(await open()).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  it('wait behind an offline store, and continue when it is back', async () => {
    const { tenant, asked, correlate, open } = await setUp();
    const store = await tenant.addStore('0007', ['m570', 'api']);
    const step = async (...moves: readonly CheckMove[]) => {
      await tenant.move(...moves);
      await correlate();
      return await open();
    };
    const [blocked] = await step({ store, target: 'm570', to: 'blocked', at: 0 });
    const offline = await step(
      { store, target: 'm570', to: 'store_offline', at: 100 },
      { store, target: 'api', to: 'store_offline', at: 100 },
    );
    expect(offline).toMatchObject([{ kind: 'store_offline', title: 'Store 0007 Harbor Point is offline' }]);
    const back = await step(
      { store, target: 'api', to: 'pass', at: 200 },
      { store, target: 'm570', to: 'blocked', at: 201 },
    );
    expect(back.map((incident) => incident.id)).toEqual([blocked?.id]);
    expect(asked).toHaveLength(3);
    expect(await step({ store, target: 'm570', to: 'pass', at: 300 })).toEqual([]);
    expect(asked).toHaveLength(4);
  });

  it('can open again for a target whose incident ended in the same batch', async () => {
    const { tenant, correlate, open } = await setUp();
    const store = await tenant.addStore('0007', ['m570', 'api']);
    await tenant.move({ store, target: 'm570', to: 'blocked', at: 0 }, { store, target: 'api', to: 'blocked', at: 1 });
    await correlate();
    await tenant.move({ store, target: 'm570', to: 'pass', at: 500 });
    await correlate();
    await tenant.move({ store, target: 'api', to: 'pass', at: 600 }, { store, target: 'm570', to: 'blocked', at: 601 });
    await correlate();
    expect(await open()).toMatchObject([{ targets: ['m570:443'], openedAt: '2026-11-24T14:10:01.000Z' }]);
  });

  it('end when their checks leave the allowlist', async () => {
    const { tenant, correlate, open } = await setUp();
    const store = await tenant.addStore('0007', ['m570']);
    await tenant.move({ store, target: 'm570', to: 'blocked', at: 0 });
    await correlate();
    await database.systemPool.query(`UPDATE planned_check SET retired_at = now() WHERE tenant_id = $1`, [
      tenant.tenantId,
    ]);
    expect(await undone.tenantsToCorrelate()).toContain(tenant.tenantId);
    await correlate();
    expect(await open()).toEqual([]);
    expect(await undone.tenantsToCorrelate()).not.toContain(tenant.tenantId);
  });

  it('are found by the sweep after a crash left transitions behind', async () => {
    const { tenant, asked, correlate } = await setUp();
    const store = await tenant.addStore('0007', ['m570']);
    await tenant.move({ store, target: 'm570', to: 'blocked', at: 0 });
    await tenant.age();
    expect(await undone.tenantsToCorrelate()).toContain(tenant.tenantId);
    await correlate();
    await tenant.age();
    expect(await undone.tenantsToCorrelate()).not.toContain(tenant.tenantId);
    expect((await undone.transitionsToDeliver()).map((row) => row.transitionId)).toContain(asked[0]);
  });

  it('show their evidence, who is affected and what happened', async () => {
    const { tenant, correlate } = await setUp();
    const store = await tenant.addStore('0007', ['m570']);
    await tenant.move({ store, target: 'm570', to: 'blocked', at: 0 });
    await correlate();
    await tenant.move({ store, target: 'm570', to: 'pass', at: 90 });
    await correlate();
    const { incidents } = await reader.list(tenant.tenantId, {
      status: 'all',
      storeId: store.storeId,
      after: null,
      limit: 10,
    });
    const incident = await reader.find(tenant.tenantId, incidentIdSchema.parse(incidents[0]?.id));
    expect(incident).toMatchObject({
      resolvedAt: '2026-11-24T14:01:30.000Z',
      explanation: 'No answer to the SYN.',
      fix: 'Allow outbound TCP to m570:443.',
      evidence: ['It is blocked.'],
      members: [{ storeNumber: '0007', target: 'm570:443', leftAt: '2026-11-24T14:01:30.000Z' }],
    });
    const lines = incident?.timeline
      .filter((line) => line.kind !== 'alert')
      .map((line) => `${line.kind}: ${line.text}`);
    expect(lines).toEqual([
      'check_failed: Store 0007 Harbor Point: m570:443 is blocked',
      'opened: Store 0007 Harbor Point: m570:443 is blocked',
      'check_recovered: Store 0007 Harbor Point: m570:443 passes',
      'resolved: Store 0007 Harbor Point: m570:443 works again',
    ]);
  });

  it('come in pages, newest first, each once', async () => {
    const { tenant, correlate } = await setUp();
    for (const number of ['0001', '0002', '0003', '0004', '0005']) {
      const store = await tenant.addStore(number, ['m570']);
      await tenant.move({ store, target: 'm570', to: 'blocked', at: Number(number) });
    }
    await correlate();
    const numbers: (string | undefined)[] = [];
    let after: { openedAt: Date; id: string } | null = null;
    for (let page = 0; page < 3; page += 1) {
      const answer = await reader.list(tenant.tenantId, { status: 'open', storeId: null, after, limit: 2 });
      numbers.push(...answer.incidents.map((incident) => incident.store?.number));
      const last = answer.incidents.at(-1);
      after = last ? { openedAt: new Date(last.openedAt), id: last.id } : null;
      expect(answer.nextCursor === null).toBe(page === 2);
    }
    expect(numbers).toEqual(['0005', '0004', '0003', '0002', '0001']);
  });

  it('of another tenant are not found', async () => {
    const { tenant, correlate, open } = await setUp();
    const other = await setUp();
    const store = await tenant.addStore('0007', ['m570']);
    await tenant.move({ store, target: 'm570', to: 'blocked', at: 0 });
    await correlate();
    const id: IncidentId | undefined = (await open())[0]?.id;
    expect(await reader.find(other.tenant.tenantId, incidentIdSchema.parse(id))).toBeNull();
    expect(await other.open()).toEqual([]);
  });

  describe('when one change cannot be handled', () => {
    /** An open incident that has the key already and no transition, as no version of ours leaves it. */
    async function takeKey(tenantId: string, storeId: string, target: string): Promise<string> {
      const { rows } = await database.systemPool.query<{ id: string }>(
        `INSERT INTO incident (tenant_id, kind, scope_key, store_id, opened_at)
         VALUES ($1, 'endpoint_blocked', $2, $3, now()) RETURNING id`,
        [tenantId, `${storeId}/tcp://${target}:443`, storeId],
      );
      return rows[0]?.id ?? '';
    }

    it('open for its neighbors, and for the change itself on a later attempt', async () => {
      const { tenant, asked, correlate, open } = await setUp();
      const stores = [];
      for (const number of ['0001', '0002', '0003', '0004', '0005'])
        stores.push(await tenant.addStore(number, ['m570']));
      const blocker = await takeKey(tenant.tenantId, stores[2]?.storeId ?? '', 'm570');
      await tenant.move(...stores.map((store) => ({ store, target: 'm570', to: 'blocked', at: 0 }) as const));
      await correlate();
      const numbers = async () => (await open()).map((incident) => incident.store?.number ?? '').toSorted();
      expect(await numbers()).toEqual(['0001', '0002', '0004', '0005']);
      expect(asked).toHaveLength(4);
      expect(await readIsolated(database.systemPool, tenant.tenantId, CORRELATE_WORK)).toEqual([
        {
          subject: expect.any(String),
          attempts: 1,
          error: expect.stringContaining('incident_open_idx'),
          parked: false,
        },
      ]);

      await tenant.age();
      expect(await undone.tenantsToCorrelate()).not.toContain(tenant.tenantId);
      await correlate();
      expect(await numbers()).toHaveLength(4);
      await makeDue(database.systemPool, tenant.tenantId);
      expect(await undone.tenantsToCorrelate()).toContain(tenant.tenantId);
      await database.systemPool.query('UPDATE incident SET resolved_at = now() WHERE id = $1', [blocker]);
      await correlate();
      expect(await numbers()).toEqual(['0001', '0002', '0003', '0004', '0005']);
      expect(await readIsolated(database.systemPool, tenant.tenantId, CORRELATE_WORK)).toEqual([]);
      expect(await unhandledCount(tenant)).toBe(0);
    });

    it('open past an unreadable transition, which is parked after a bounded number of attempts', async () => {
      const { tenant, correlate, open } = await setUp();
      const store = await tenant.addStore('0007', ['m570', 'api']);
      await tenant.move(
        { store, target: 'm570', to: 'blocked', at: 0 },
        { store, target: 'api', to: 'blocked', at: 400 },
      );
      await database.systemPool.query(
        `UPDATE transition SET to_state = 'of_the_future' WHERE tenant_id = $1 AND check_id = $2`,
        [tenant.tenantId, store.checks.get('m570')],
      );
      for (let attempt = 0; attempt < RETRY_AFTER_S.length + 3; attempt += 1) {
        await correlate();
        await makeDue(database.systemPool, tenant.tenantId);
      }
      expect((await open()).map((incident) => incident.targets)).toEqual([['api:443']]);
      expect(await readIsolated(database.systemPool, tenant.tenantId, CORRELATE_WORK)).toMatchObject([
        { attempts: RETRY_AFTER_S.length + 1, parked: true },
      ]);
      await tenant.age();
      expect(await undone.tenantsToCorrelate()).not.toContain(tenant.tenantId);
    });

    it('never follow an old state of a check over a newer one', async () => {
      const { tenant, asked, correlate, open } = await setUp();
      const store = await tenant.addStore('0007', ['m570']);
      const blocker = await takeKey(tenant.tenantId, store.storeId, 'm570');
      await tenant.move({ store, target: 'm570', to: 'blocked', at: 0 });
      await correlate();
      await tenant.move({ store, target: 'm570', to: 'pass', at: 60 });
      await correlate();
      await database.systemPool.query('UPDATE incident SET resolved_at = now() WHERE id = $1', [blocker]);
      await makeDue(database.systemPool, tenant.tenantId);
      await correlate();
      expect(await open()).toEqual([]);
      expect(asked).toEqual([]);
      expect(await unhandledCount(tenant)).toBe(0);
      expect(await readIsolated(database.systemPool, tenant.tenantId, CORRELATE_WORK)).toEqual([]);
    });

    it('open and end without an open incident that cannot be read', async () => {
      const { tenant, correlate, open } = await setUp();
      const stores = [await tenant.addStore('0001', ['m570']), await tenant.addStore('0002', ['m570'])] as const;
      await tenant.move({ store: stores[0], target: 'm570', to: 'blocked', at: 0 });
      await correlate();
      const [unreadable] = await open();
      await database.systemPool.query(`UPDATE transition SET evidence = '{}' WHERE incident_id = $1`, [unreadable?.id]);
      await tenant.move({ store: stores[1], target: 'm570', to: 'blocked', at: 10 });
      await correlate();
      const { rows } = await database.systemPool.query(
        'SELECT s.number FROM incident i JOIN store s ON s.id = i.store_id WHERE i.tenant_id = $1 ORDER BY 1',
        [tenant.tenantId],
      );
      expect(rows).toEqual([{ number: '0001' }, { number: '0002' }]);
      expect(await readIsolated(database.systemPool, tenant.tenantId, CORRELATE_WORK)).toMatchObject([
        { subject: unreadable?.id, attempts: 1 },
      ]);
    });
  });
});
