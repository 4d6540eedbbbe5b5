import { type Assignment, assignmentSchema, hostOfTarget } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll, getAssignment } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { startWorker } from '../../../test/worker-under-test.ts';

describe('the control', () => {
  let api: ApiUnderTest;
  let stopWorker: () => Promise<void>;
  let tenant: TenantFixture;
  let other: TenantFixture;
  let hostKey: string;

  beforeAll(async () => {
    const services = await servicesOfOwn(
      {
        ownerUrl: inject('ownerUrl'),
        appUrl: inject('appUrl'),
        systemUrl: inject('systemUrl'),
        redisUrl: inject('redisUrl'),
      },
      'control_suite',
      11,
    );
    api = await startApi(services);
    stopWorker = await startWorker(services);
    tenant = await createTenant(api, 'control-harbor');
    other = await createTenant(api, 'control-other');
    const control = await createTenant(api, 'control-itself', { isControl: true });
    const outside = await control.createStore('1');
    const token = await control.createToken(outside, 1);
    ({ hostKey } = await enroll(api.url, token, { hostname: 'outside', role: 'boh' }));
  });
  afterAll(async () => {
    await stopWorker();
    await api.close();
  });

  const read = async (): Promise<Assignment> =>
    assignmentSchema.parse(await (await getAssignment(api.url, hostKey)).json());
  const targetsOf = ({ checks }: Assignment): string[] => checks.map(({ target }) => hostOfTarget(target) ?? '');
  const enrollIn = async (of: TenantFixture, number: string, mid: string): Promise<void> => {
    const storeId = await of.createStore(number, { mid });
    await enroll(api.url, await of.createToken(storeId, 1));
  };

  it('probes the targets of all stores of all tenants, each target once, and nothing without stores', async () => {
    expect((await read()).checks).toEqual([]);
    await Promise.all([enrollIn(tenant, '1', '570'), enrollIn(tenant, '2', '570'), enrollIn(other, '1', '812')]);
    const wanted = ['m570.oltp.pxsplatform.com', 'm812.oltp.pxsplatform.com'];
    const assignment = await eventually(read, (now) => wanted.every((host) => targetsOf(now).includes(host)));
    const targets = targetsOf(assignment);
    expect(new Set(targets).size).toBe(targets.length);
    expect(new Set(assignment.checks.map(({ intervalS }) => intervalS))).toEqual(new Set([10]));
  });

  it('shows every tenant its last report time, and nothing else', async () => {
    const fleet = (await (await tenant.console.get(`/v1/tenants/${tenant.tenantId}/fleet`)).json()) as object;
    expect(fleet).toMatchObject({ control: { lastReportAt: null }, stores: { unverified: 2 } });
  });
});
