import { assignmentSchema, type StoreId } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll, getAssignment } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { startWorker } from '../../../test/worker-under-test.ts';

const STORES = 7;

describe('replanning stores', () => {
  let api: ApiUnderTest;
  let stopWorker: () => Promise<void>;
  let tenant: TenantFixture;
  let pool: Pool;
  const hosts: { storeId: StoreId; hostKey: string }[] = [];

  beforeAll(async () => {
    const urls = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...urls, ownerUrl: inject('ownerUrl') }, 'replanning_suite', 16);
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'replanning-harbor');
    for (let n = 1; n <= STORES; n += 1) {
      const storeId = await tenant.createStore(String(n), n === 1 ? { mid: '999' } : {});
      const { hostKey } = await enroll(api.url, await tenant.createToken(storeId, 1));
      hosts.push({ storeId, hostKey });
    }
    stopWorker = await startWorker(services);
  });
  afterAll(async () => {
    await stopWorker();
    await pool.end();
    await api.close();
  });

  const read = async (index: number) =>
    assignmentSchema.parse(await (await getAssignment(api.url, hosts[index]?.hostKey ?? '')).json());
  const targetsOf = async (index: number): Promise<string> => JSON.stringify((await read(index)).checks);
  const changeTenant = async (mid: string): Promise<void> => {
    const answer = await tenant.console.send('POST', `/v1/tenants/${tenant.tenantId}/profiles`, {
      kind: 'tenant',
      values: { variables: { mid } },
    });
    expect(answer.status).toBe(200);
  };
  const progress = async () => {
    const answer = await tenant.console.get(`/v1/tenants/${tenant.tenantId}/profiles`);
    return (
      (await answer.json()) as { replanning: { storeCount: number; doneCount: number; finishedAt: string | null } }
    ).replanning;
  };

  it('reaches every store that a changed layer affects, shows its progress, and leaves other revisions alone', async () => {
    const before = await read(0);
    await changeTenant('570');
    for (let index = 1; index < STORES; index += 1) {
      await eventually(
        async () => await targetsOf(index),
        (text) => text.includes('m570.oltp'),
      );
    }
    expect((await read(0)).revision).toBe(before.revision);
    const done = await eventually(progress, ({ finishedAt }) => finishedAt !== null);
    expect(done).toMatchObject({ storeCount: STORES - 1, doneCount: STORES - 1 });
  });

  it('continues after a worker restarts', async () => {
    await stopWorker();
    await changeTenant('571');
    const { rows } = await pool.query('SELECT 1 FROM store WHERE tenant_id = $1 AND replan_due_at IS NOT NULL', [
      tenant.tenantId,
    ]);
    expect(rows).toHaveLength(STORES - 1);
    stopWorker = await startWorker({
      appUrl: api.config.databaseAppUrl,
      systemUrl: api.config.databaseSystemUrl,
      redisUrl: api.config.redisUrl,
    });
    await eventually(
      async () => await targetsOf(STORES - 1),
      (text) => text.includes('m571.oltp'),
    );
  });

  it('is not blocked by one store that cannot be planned', async () => {
    await pool.query("UPDATE store SET profile = '{}', replan_due_at = now() WHERE id = $1", [hosts[1]?.storeId]);
    await changeTenant('572');
    await pool.query("UPDATE store SET profile = '{}', replan_due_at = now() WHERE id = $1", [hosts[1]?.storeId]);
    await eventually(
      async () => await targetsOf(STORES - 1),
      (text) => text.includes('m572.oltp'),
    );
  });
});
