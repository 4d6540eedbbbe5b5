import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { EXAMPLE_CHANGES, exampleNextVersion } from '@sightline/lab';
import {
  type Assignment,
  adoptPack,
  assignmentSchema,
  diffPackVersions,
  getPackImpact,
  type HostId,
  hostIdSchema,
  hostOfTarget,
  listAdoptions,
  listAuditEvents,
  listPacks,
  type StoreId,
} from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll, getAssignment } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { setStates } from '../../../test/fleet-states.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { startWorker } from '../../../test/worker-under-test.ts';
import { PackLibrary } from './postgres/pack-library.ts';

const AT = new Date('2026-11-24T12:00:00Z');
const NEXT = exampleNextVersion(PAYTRONIX_PACK);
const [KNOWN, UNKNOWN] = EXAMPLE_CHANGES.added;
const REMOVED_HOST = 'm570.merchant.pxservice.com';
const ADDED_HOST = 'events.paytronix.example';
const STATUS_HOST = 'm570.api.pxsplatform.com';

interface EnrolledHost {
  readonly storeId: StoreId;
  readonly hostId: HostId;
  readonly hostKey: string;
}

interface CheckRow {
  readonly id: string;
  readonly check_no: number;
  readonly entry_id: string;
  readonly title: string;
  readonly retired: boolean;
}

/** Each `it` starts where the one before ended. */
describe('a new version of a pack', () => {
  let api: ApiUnderTest;
  let stopWorker: () => Promise<void>;
  let pool: Pool;
  let tenant: TenantFixture;
  let pilot: EnrolledHost;
  let plain: EnrolledHost;
  let atFirst: { readonly pilot: readonly CheckRow[]; readonly plain: readonly CheckRow[] };

  beforeAll(async () => {
    const urls = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...urls, ownerUrl: inject('ownerUrl') }, 'pack_versions_suite', 2);
    api = await startApi(services);
    stopWorker = await startWorker(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'versions-harbor');
    pilot = await enrollHost('0001', ['east', 'pilot']);
    plain = await enrollHost('0002', ['east']);
    atFirst = { pilot: await checksOf(pilot), plain: await checksOf(plain) };
    await api.application.get(PackLibrary, { strict: false }).publish(NEXT);
  });
  afterAll(async () => {
    await stopWorker();
    await pool.end();
    await api.close();
  });

  async function enrollHost(number: string, tags: readonly string[]): Promise<EnrolledHost> {
    const storeId = await tenant.createStore(number);
    await pool.query('UPDATE store SET tags = $2 WHERE id = $1', [storeId, tags]);
    const { hostId, hostKey } = await enroll(api.url, await tenant.createToken(storeId, 1));
    return { storeId, hostId: hostIdSchema.parse(hostId), hostKey };
  }
  async function checksOf({ hostId }: EnrolledHost): Promise<readonly CheckRow[]> {
    const { rows } = await pool.query<CheckRow>(
      `SELECT id, check_no, entry_id, title, retired_at IS NOT NULL AS retired
       FROM planned_check WHERE host_id = $1 ORDER BY check_no`,
      [hostId],
    );
    return rows;
  }
  const checkFor = async (host: EnrolledHost, entryId: string) =>
    (await checksOf(host)).find((check) => check.entry_id === entryId);
  const assignmentOf = async ({ hostKey }: EnrolledHost): Promise<Assignment> =>
    assignmentSchema.parse(await (await getAssignment(api.url, hostKey)).json());
  const atRevision = async (host: EnrolledHost, revision: number): Promise<Assignment> =>
    await eventually(
      async () => await assignmentOf(host),
      (assignment) => assignment.revision >= revision,
    );
  const hostsOf = ({ checks }: Assignment): (string | null)[] => checks.map(({ target }) => hostOfTarget(target));
  const path = (rest: string): string => `/v1/tenants/${tenant.tenantId}/packs${rest}`;
  const read = async (rest: string): Promise<unknown> => await (await tenant.console.get(path(rest))).json();
  const adopt = async (version: number, scope: object): Promise<string> => {
    const answer = await tenant.console.send('POST', path('/adoptions'), { packId: 'paytronix', version, scope });
    expect(answer.status).toBe(201);
    return adoptPack.response.parse(await answer.json()).id;
  };
  const refusal = async (version: number, scope: object): Promise<unknown> => {
    const answer = await tenant.console.send('POST', path('/adoptions'), { packId: 'paytronix', version, scope });
    return await answer.json();
  };
  const rollBack = async (id: string): Promise<void> => {
    expect((await tenant.console.send('DELETE', path(`/adoptions/${id}`))).status).toBe(204);
  };

  it('shows what it changes, and changes nothing by itself', async () => {
    const { packs } = listPacks.response.parse(await read(''));
    expect(packs).toMatchObject([
      {
        packId: 'paytronix',
        versions: [
          { version: 2, storeCount: 0 },
          { version: 1, storeCount: 2 },
        ],
        adoptions: [{ id: null, version: 1, storeCount: 2 }],
        available: { version: 2, from: 1, changes: { added: 2, removed: 1, changed: 0, reworded: 1 } },
      },
    ]);
    expect([(await assignmentOf(pilot)).revision, (await assignmentOf(plain)).revision]).toEqual([1, 1]);
  });

  it('adds two entries, removes one and renames one', async () => {
    const diff = diffPackVersions.response.parse(await read('/diff?packId=paytronix&from=1&to=2'));
    expect(diff.added.map(({ id }) => id)).toEqual(EXAMPLE_CHANGES.added);
    expect(diff.removed).toMatchObject([
      { entry: { id: EXAMPLE_CHANGES.removed }, text: expect.stringContaining('now removable from the firewall') },
    ]);
    expect(diff.reworded).toMatchObject([{ after: { id: EXAMPLE_CHANGES.renamed }, fields: ['title'] }]);
    expect(diff.suspectedRenames).toEqual([]);
    expect(await read('/diff?packId=paytronix&from=2&to=1')).toMatchObject({ code: 'pack.incomparable' });
    expect(await read('/version?packId=paytronix&version=3')).toMatchObject({ code: 'request.not_found' });
  });

  it('counts before adoption which stores pass, fail or are unknown', async () => {
    const status = { reason: 'steady', outcome: 0 };
    await stateOf(pilot, STATUS_HOST, { ...status, state: 'pass' });
    await stateOf(plain, STATUS_HOST, { reason: 'failing', outcome: 1, state: 'blocked' });
    const impact = getPackImpact.response.parse(await read('/impact?packId=paytronix&version=2'));
    expect(impact).toMatchObject({ storeCount: 2, stores: { pass: 0, fail: 1, unknown: 1 } });
    expect(impact.entries).toMatchObject([
      { entryId: KNOWN, stores: { pass: 1, fail: 1, unknown: 0 }, failing: [{ number: '0002' }] },
      { entryId: UNKNOWN, stores: { pass: 0, fail: 0, unknown: 2 }, fromOutside: null },
    ]);
    const ofPilot = getPackImpact.response.parse(await read('/impact?packId=paytronix&version=2&tags=pilot'));
    expect(ofPilot).toMatchObject({ storeCount: 1, stores: { pass: 0, fail: 0, unknown: 1 } });
  });

  async function stateOf(
    host: EnrolledHost,
    target: string,
    state: { state: string; reason: string; outcome: number },
  ): Promise<void> {
    const { rows } = await pool.query<{ check_no: number }>(
      `SELECT check_no FROM planned_check WHERE host_id = $1 AND target->>'host' = $2`,
      [host.hostId, target],
    );
    await setStates(
      pool,
      host.hostId,
      rows.map(({ check_no: checkNo }) => ({ checkNo, ...state })),
      AT,
    );
  }

  let staged: string;

  it('can be adopted for some stores first: only their hosts get a new assignment', async () => {
    staged = await adopt(2, { kind: 'tags', tags: ['pilot'] });
    const assignment = await atRevision(pilot, 2);
    expect(hostsOf(assignment)).toContain(ADDED_HOST);
    expect(hostsOf(assignment)).not.toContain(REMOVED_HOST);
    expect((await assignmentOf(plain)).revision).toBe(1);
    expect(await checksOf(plain)).toEqual(atFirst.plain);
  });

  it("keeps every check's id: a new title does not create a check, and a removed entry retires its check", async () => {
    const before = new Map(atFirst.pilot.map((check) => [check.entry_id, check]));
    const renamed = await checkFor(pilot, EXAMPLE_CHANGES.renamed);
    const removed = await checkFor(pilot, EXAMPLE_CHANGES.removed);
    expect(renamed).toMatchObject({ id: before.get(EXAMPLE_CHANGES.renamed)?.id, retired: false });
    expect(renamed?.title).not.toBe(before.get(EXAMPLE_CHANGES.renamed)?.title);
    expect(removed).toMatchObject({ id: before.get(EXAMPLE_CHANGES.removed)?.id, retired: true });
  });

  it('refuses a version in use, a tag that no store has, and an unknown version', async () => {
    expect(await refusal(2, { kind: 'tags', tags: ['pilot'] })).toMatchObject({ code: 'pack.already_adopted' });
    expect(await refusal(2, { kind: 'tags', tags: ['pilto'] })).toMatchObject({ code: 'pack.tag_unknown' });
    expect(await refusal(9, { kind: 'all' })).toMatchObject({ code: 'request.not_found' });
  });

  it('can be adopted for all and rolled back: staged stores return to where they were', async () => {
    const forAll = await adopt(2, { kind: 'all' });
    expect(hostsOf(await atRevision(plain, 2))).toContain(ADDED_HOST);
    await rollBack(forAll);
    expect(hostsOf(await atRevision(plain, 3))).toContain(REMOVED_HOST);
    // Neither changed the staged store, so its hosts got no new assignment.
    expect((await assignmentOf(pilot)).revision).toBe(2);
  });

  it('rolls back with the numbers and histories of its checks', async () => {
    await rollBack(staged);
    expect(hostsOf(await atRevision(pilot, 3))).toContain(REMOVED_HOST);
    const now = await checksOf(pilot);
    expect(now.filter(({ retired }) => !retired)).toEqual(atFirst.pilot);
    expect(now.filter(({ retired }) => retired).map(({ entry_id }) => entry_id)).toEqual(EXAMPLE_CHANGES.added);
  });

  it('records who adopted what for which stores, and who rolled it back', async () => {
    const { adoptions } = listAdoptions.response.parse(await read('/adoptions'));
    const by = 'versions-harbor (user@versions-harbor.example)';
    expect(adoptions).toMatchObject([
      { version: 2, tags: [], adoptedBy: by, endedBy: by, madeWay: false },
      { version: 2, tags: ['pilot'], adoptedBy: by, endedBy: by, madeWay: false },
    ]);
    const events = await (await tenant.console.get(`/v1/tenants/${tenant.tenantId}/audit`)).json();
    const traces = listAuditEvents.response
      .parse(events)
      .events.filter(({ action }) => action.startsWith('pack.'))
      .map(({ action, subject }) => `${action}: ${subject}`);
    const subject = `${PAYTRONIX_PACK.title} version 2`;
    expect(traces).toEqual([
      `pack.taken_back: ${subject}`,
      `pack.taken_back: ${subject}`,
      `pack.adopted: ${subject}`,
      `pack.adopted: ${subject}`,
    ]);
  });
});
