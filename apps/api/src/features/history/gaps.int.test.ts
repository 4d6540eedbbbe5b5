import {
  failureNumber,
  type HostId,
  hostIdSchema,
  type StoreGaps,
  type StoreId,
  storeGapsSchema,
} from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { enroll } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';

const TIMEOUT = failureNumber('connect.timeout');
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

interface ReportToSee {
  /** When it was made and when it arrived, in minutes before now. */
  readonly madeAgo: number;
  readonly heardAgo?: number;
  readonly outcome?: number;
}

describe('the gaps of a store', () => {
  let api: ApiUnderTest;
  let tenant: TenantFixture;
  let pool: Pool;
  let storeId: StoreId;
  let hostId: HostId;
  let stores = 0;
  const now = Date.now();
  const ago = (minutes: number): Date => new Date(now - minutes * MINUTE_MS);

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'gaps-harbor');
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });
  beforeEach(async () => {
    stores += 1;
    storeId = await tenant.createStore(`07${String(stores).padStart(2, '0')}`);
    hostId = hostIdSchema.parse((await enroll(api.url, await tenant.createToken(storeId, 1))).hostId);
  });

  /** One report a minute, each received at once. */
  const heard = (fromAgo: number, toAgo: number): ReportToSee[] =>
    Array.from({ length: fromAgo - toAgo + 1 }, (_, at) => ({ madeAgo: fromAgo - at }));
  const late = (fromAgo: number, toAgo: number, heardAgo: number): ReportToSee[] =>
    heard(fromAgo, toAgo).map((report) => ({ ...report, heardAgo, outcome: TIMEOUT }));

  async function store(reports: readonly ReportToSee[]): Promise<void> {
    await pool.query(
      `INSERT INTO report (tenant_id, host_id, seq, at, received_at, check_nos, offsets_ms, outcomes, phases_ms)
       SELECT $1, $2, seq, at, received_at, '{1}', '{0}', ARRAY[outcome], '{1,2,3,4,5}'
       FROM unnest($3::timestamptz[], $4::timestamptz[], $5::smallint[]) WITH ORDINALITY AS r (at, received_at, outcome, seq)`,
      [
        tenant.tenantId,
        hostId,
        reports.map(({ madeAgo }) => ago(madeAgo)),
        reports.map(({ madeAgo, heardAgo }) => ago(heardAgo ?? madeAgo)),
        reports.map(({ outcome }) => outcome ?? 0),
      ],
    );
    const lastAgo = Math.min(...reports.map(({ madeAgo, heardAgo }) => heardAgo ?? madeAgo));
    await pool.query('UPDATE host_state SET last_received_at = $2 WHERE host_id = $1', [hostId, ago(lastAgo)]);
  }

  async function run(startedAgo: number, hostStartedAgo: number): Promise<void> {
    await pool.query(
      `INSERT INTO agent_run (tenant_id, host_id, boot_id, started_at, machine_started_at) VALUES ($1, $2, $3, $4, $5)`,
      [tenant.tenantId, hostId, `run-${startedAgo}`, ago(startedAgo), ago(hostStartedAgo)],
    );
  }

  async function read(hours = 24): Promise<StoreGaps> {
    const answer = await tenant.console.get(`/v1/tenants/${tenant.tenantId}/stores/${storeId}/gaps?hours=${hours}`);
    return storeGapsSchema.parse(await answer.json());
  }
  const gaps = async (hours?: number) =>
    (await read(hours)).gaps.map(({ reason, from, to }) => [
      reason,
      Math.round((now - Date.parse(from)) / MINUTE_MS),
      to === null ? null : Math.round((now - Date.parse(to)) / MINUTE_MS),
    ]);

  it('do not exist for a host that reports, or for one that never did', async () => {
    expect(await read()).toMatchObject({ gaps: [], heardFrom: null });
    await store(heard(120, 0));
    expect(await read()).toMatchObject({ gaps: [], heardFrom: ago(120).toISOString() });
    const { from, heardFrom } = await read(1);
    expect(heardFrom).toBe(from);
  });

  it('distinguish the loss of the line, of power and of the agent', async () => {
    await run(1_000, DAY_MINUTES * 10);
    await run(399, 400);
    await run(199, 400);
    await store([...heard(900, 801), ...late(800, 701, 700), ...heard(700, 501), ...heard(398, 301), ...heard(198, 0)]);
    expect(await gaps()).toEqual([
      ['agent_stopped', 301, 198],
      ['power_loss', 501, 398],
      ['line_loss', 800, 700],
    ]);
  });

  it('do not blame the line while targets outside answered', async () => {
    await store([
      ...heard(300, 201),
      ...late(200, 151, 150).map((report) => ({ ...report, outcome: 0 })),
      ...heard(150, 0),
    ]);
    expect(await gaps()).toEqual([['sightline_unreached', 200, 150]]);
  });

  it('keep their reasons when late reports arrive after fresh ones, in any order', async () => {
    const history = late(200, 151, 150).map((report, at) => ({ ...report, heardAgo: 150 - at / 10 }));
    await store([...heard(300, 201), ...heard(150, 0), ...history.reverse()]);
    expect(await gaps()).toEqual([['line_loss', 200, 150]]);
  });

  it('start before the span if they did, and have no end while they last', async () => {
    await store([...heard(300, 200), ...heard(90, 30)]);
    expect(await gaps(2)).toEqual([
      ['unknown', 30, null],
      ['unknown', 200, 90],
    ]);
  });

  it('merge into one when two hosts share it', async () => {
    await store([...heard(300, 201), ...late(200, 151, 150), ...heard(150, 0)]);
    const first = hostId;
    const token = await tenant.createToken(storeId, 1);
    hostId = hostIdSchema.parse((await enroll(api.url, token, { hostname: 'terminal-1', role: 'terminal' })).hostId);
    await store([...heard(300, 201), ...late(200, 151, 150), ...heard(150, 0)]);
    const [gap, ...more] = (await read()).gaps;
    expect(more).toEqual([]);
    expect(gap?.hostIds.toSorted()).toEqual([first, hostId].toSorted());
  });
});
