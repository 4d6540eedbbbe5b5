import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { WorkerModule } from '../src/app/worker.module.ts';
import { createHttpApplication } from '../src/platform/http/create-http-application.ts';
import { type ApiUnderTest, startApi, testConfig } from './api-under-test.ts';
import { mintTenant } from './fleet-fixture.ts';
import { isolatedWorkOver } from './isolated-work-fixture.ts';

const SILENT = pino({ level: 'silent' });
const WORK = 'test.operators_view';

describe('isolated work', () => {
  let worker: NestFastifyApplication;
  let api: ApiUnderTest;
  let pool: Pool;

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const config = testConfig(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 1 });
    worker = await createHttpApplication(WorkerModule.with(config, SILENT), { config, log: SILENT });
    await worker.listen(0, '127.0.0.1');
    api = await startApi(services);
  });
  afterAll(async () => {
    await Promise.all([worker.close(), api.close(), pool.end()]);
  });

  it("is listed and counted on the worker's port, which is for operators, and not on the API's", async () => {
    const { tenantId } = await mintTenant(pool);
    await isolatedWorkOver(pool, WORK).record([{ tenantId, subject: 'row', error: new Error('refused') }]);
    const url = await worker.getUrl();
    const listed = await (await fetch(`${url}/isolated-work`)).json();
    expect(listed).toMatchObject({
      rows: expect.arrayContaining([
        expect.objectContaining({ work: WORK, tenantId, subject: 'row', attempts: 1, error: 'refused' }),
      ]),
    });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain(`sightline_isolated_work{work="${WORK}",state="waiting"} 1`);
    expect((await fetch(`${api.url}/isolated-work`)).status).toBe(404);
    await pool.query('DELETE FROM tenant WHERE id = $1', [tenantId]);
  });
});
