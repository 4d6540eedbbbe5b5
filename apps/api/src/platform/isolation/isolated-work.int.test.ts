import { randomUUID } from 'node:crypto';
import { tenantIdSchema } from '@sightline/spec';
import { Pool } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { mintTenant } from '../../../test/fleet-fixture.ts';
import { Metrics } from '../metrics/metrics.ts';
import { IsolatedWork, RETRY_AFTER_S } from './isolated-work.ts';
import { countIsolatedWork, listIsolatedWork } from './list-isolated-work.ts';

const START = new Date('2026-11-24T12:00:00.000Z');

describe('rows set apart', () => {
  let pool: Pool;
  const work = `test.${randomUUID()}`;
  const metrics = new Metrics();
  let now = START;
  let isolated: IsolatedWork;

  beforeAll(() => {
    pool = new Pool({ connectionString: inject('systemUrl'), max: 2 });
    isolated = new IsolatedWork(work, { pool, metrics, log: pino({ level: 'silent' }), clock: { now: () => now } });
  });
  afterAll(async () => {
    await pool.end();
  });

  const listed = async () => (await listIsolatedWork(pool)).filter((row) => row.work === work);
  const gauge = async () =>
    (await metrics.isolatedWork.get()).values
      .filter(({ labels }) => labels.work === work)
      .map(({ labels, value }) => [labels.state, value]);

  it('are tried again after longer and longer waits, then parked, and listed and counted all the while', async () => {
    const [{ tenantId }, other] = [await mintTenant(pool), await mintTenant(pool)];
    await isolated.record([{ tenantId: other.tenantId, subject: 'row', error: new Error('another tenant') }]);
    for (const [index, seconds] of RETRY_AFTER_S.entries()) {
      await isolated.record([{ tenantId, subject: 'row', error: new Error(`attempt ${String(index + 1)}`) }]);
      const [row] = (await listed()).filter((each) => each.tenantId === tenantId);
      expect(row).toMatchObject({ attempts: index + 1, error: `attempt ${String(index + 1)}`, firstFailedAt: START });
      expect(row?.retryAt?.getTime()).toBe(now.getTime() + seconds * 1_000);
      now = new Date(now.getTime() + seconds * 1_000);
    }
    await countIsolatedWork(pool, metrics);
    expect(await gauge()).toEqual([['waiting', 2]]);

    await isolated.record([{ tenantId, subject: 'row', error: new Error('the last') }]);
    expect((await listed())[0]).toMatchObject({ tenantId, attempts: RETRY_AFTER_S.length + 1, retryAt: null });
    await countIsolatedWork(pool, metrics);
    expect((await gauge()).toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ['parked', 1],
      ['waiting', 1],
    ]);

    await isolated.discard([{ tenantId, subject: 'row' }]);
    expect(await listed()).toMatchObject([{ tenantId: other.tenantId }]);
    await isolated.discard([{ tenantId: other.tenantId, subject: 'row' }]);
    await countIsolatedWork(pool, metrics);
    expect(await gauge()).toEqual([]);
  });

  it('go with their tenant, and are not kept for one that is gone', async () => {
    const gone = tenantIdSchema.parse(randomUUID());
    await isolated.record([{ tenantId: gone, subject: 'row', error: new Error('gone') }]);
    expect(await listed()).toEqual([]);
  });

  it('keep an error that no database could hold as it is', async () => {
    const { tenantId } = await mintTenant(pool);
    await isolated.record([{ tenantId, subject: 'row', error: new Error(`a\0b${'x'.repeat(5_000)}`) }]);
    expect((await listed())[0]?.error).toMatch(/^abx{998}$/);
    await isolated.discard([{ tenantId, subject: 'row' }]);
  });
});
