import {
  type Assignment,
  assignmentSchema,
  type CheckDetail,
  type CheckId,
  checkDetailSchema,
  type Report,
  type StoreId,
} from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll, getAssignment } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { startWorker } from '../../../test/worker-under-test.ts';

const REDIS_DATABASE = 12;
const ENTRY_ID = 'na.production.pos-transactional-server';
const PINNED = '203.0.113.7';
const MOVED_TO = '198.51.100.9';

describe('addresses that stores reach', () => {
  let api: ApiUnderTest;
  let stopWorker: () => Promise<void>;
  let pool: Pool;
  let tenant: TenantFixture;
  let pinning: Machine;
  let naming: Machine;
  let control: Machine;

  interface Machine {
    readonly storeId: StoreId;
    readonly hostKey: string;
    readonly no: number;
    readonly checkId: CheckId;
    seq: number;
  }

  beforeAll(async () => {
    const given = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...given, ownerUrl: inject('ownerUrl') }, 'address_drift', REDIS_DATABASE);
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'drift-harbor');
    pinning = await machineOf(tenant, '0001');
    naming = await machineOf(tenant, '0002');
    const outside = await createTenant(api, 'drift-control', { isControl: true });
    control = await machineOf(outside, '1');
    await pool.query(
      `UPDATE store SET profile = profile || jsonb_build_object('pinsAddresses', true,
         'choices', jsonb_build_object($2::text, jsonb_build_object('addresses', jsonb_build_array($3::text))))
       WHERE id = $1`,
      [pinning.storeId, ENTRY_ID, PINNED],
    );
    stopWorker = await startWorker(services);
  });
  afterAll(async () => {
    await stopWorker();
    await pool.end();
    await api.close();
  });

  async function machineOf(of: TenantFixture, number: string): Promise<Machine> {
    const storeId = await of.createStore(number);
    const { hostKey } = await enroll(api.url, await of.createToken(storeId, 1), { hostname: `boh-${number}` });
    const assignment: Assignment = assignmentSchema.parse(await (await getAssignment(api.url, hostKey)).json());
    const check = assignment.checks.find(
      ({ target }) => target.kind === 'https' && target.host === 'm570.oltp.pxsplatform.com',
    );
    if (!check) throw new Error('The machine does not check the transactional server.');
    return { storeId, hostKey, no: check.no, checkId: check.id, seq: 1 };
  }

  /** Reports a pass with the addresses it reached. */
  async function report(machine: Machine, addresses: readonly string[]): Promise<void> {
    const seq = machine.seq;
    machine.seq += 1;
    const phasesMs = { resolve: 1, connect: 2, tls: 3, request: 0, response: 5 };
    const body: Report = {
      version: 1,
      seq,
      oldestSeq: 1,
      bootId: 'boot',
      agentVersion: '1.0.0',
      startedAt: new Date().toISOString(),
      clockOffsetMs: 0,
      assignmentRevision: 1,
      dropped: { reports: 0, results: 0 },
      checkNos: [machine.no],
      offsetsMs: [0],
      outcomes: [0],
      phasesMs: [1, 2, 3, 0, 5],
      details: [
        {
          index: 0,
          failures: [],
          hints: [],
          addresses: addresses.map((address) => ({ address, family: 4 as const, failure: null, phasesMs })),
          explanation: '',
          fix: '',
        },
      ],
    };
    const answer = await fetch(`${api.url}/v1/agent/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${machine.hostKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 202) throw new Error(`Reporting: ${String(answer.status)} ${await answer.text()}`);
  }

  async function checkOf({ storeId, checkId }: Machine): Promise<CheckDetail> {
    const path = `/v1/tenants/${tenant.tenantId}/stores/${storeId}/checks/${checkId}`;
    return checkDetailSchema.parse(await (await tenant.console.get(path)).json());
  }

  /** Reports repeatedly, as an agent does, until the check is in a state. */
  async function reportUntil(machine: Machine, addresses: readonly string[], state: string): Promise<CheckDetail> {
    return await eventually(
      async () => {
        await report(machine, addresses);
        return await checkOf(machine);
      },
      (check) => check.state === state,
    );
  }

  it("degrade a pinning store's check when they move outside, say where, and pass when they return", async () => {
    await reportUntil(pinning, [PINNED, '104.16.3.4'], 'pass');
    await report(control, [MOVED_TO]);
    const moved = await reportUntil(pinning, [MOVED_TO], 'degraded');
    expect(moved.reason).toBe('Reachable, but at an address that a firewall with pinned addresses would block.');
    expect(moved.explanation).toContain(MOVED_TO);
    expect(moved.explanation).toContain('the vendor has moved');
    expect(moved.fix).toContain(`Add ${MOVED_TO}`);
    expect(moved.failure).toBeNull();
    await reportUntil(pinning, [PINNED], 'pass');
  });

  it('do not matter to a store that allows by name', async () => {
    await reportUntil(naming, [MOVED_TO], 'pass');
    await eventually(
      async () =>
        (
          await pool.query<{ due: boolean }>('SELECT drift_due AS due FROM check_addresses WHERE check_id = $1', [
            naming.checkId,
          ])
        ).rows,
      (rows) => rows.length === 1 && rows[0]?.due === false,
    );
    await report(naming, [MOVED_TO]);
    expect((await checkOf(naming)).state).toBe('pass');
  });
});
