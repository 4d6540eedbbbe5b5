import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAN_HOSTS, type LanHost, namespaceObstacle, StoreLan } from '@sightline/lab';
import { getStore, listIncidents, type Store, type StoreId } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { startWorker } from '../../../test/worker-under-test.ts';

const AGENT = fileURLToPath(new URL('../../../../../apps/agent/src/main.ts', import.meta.url));
const REDIS_DATABASE = 3;

/** Agents look once a minute, meet every half minute, and look again twice before anything is judged. */
const JUDGED_WITHIN_MS = 420_000;
vi.setConfig({ testTimeout: JUDGED_WITHIN_MS + 60_000, hookTimeout: 60_000 });

const obstacle = await namespaceObstacle();
if (obstacle !== null) process.stderr.write(`a store's network is not tested with real agents: ${obstacle}\n`);

describe.skipIf(obstacle !== null)(
  `a store with real agents on its machines${obstacle === null ? '' : ` (skipped: ${obstacle})`}`,
  () => {
    let api: ApiUnderTest;
    let stopWorker: () => Promise<void>;
    let tenant: TenantFixture;
    let storeId: StoreId;
    let lan: StoreLan;

    beforeAll(async () => {
      const urls = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
      const services = await servicesOfOwn(
        { ...urls, ownerUrl: inject('ownerUrl') },
        'store_lan_suite',
        REDIS_DATABASE,
      );
      api = await startApi(services);
      stopWorker = await startWorker(services);
      tenant = await createTenant(api, 'store-lan-harbor');
      storeId = await tenant.createStore('0001');
      lan = await StoreLan.start();
    });
    afterAll(async () => {
      await lan.close();
      await stopWorker();
      await api.close();
    });

    /** Enrolls an agent as an installer does, and has it run. */
    async function install(machine: LanHost, role: string): Promise<void> {
      await lan.forwardOut(machine, Number(new URL(api.url).port));
      const state = ['--state-dir', join(lan.folderOf(machine), 'state')];
      const token = await tenant.createToken(storeId, 1);
      const enrollment = ['--api', api.url, '--token', token, '--role', role, '--hostname', machine];
      const drive = ['--drive-c', lan.driveC(machine)];
      const enrolled = await lan.run(machine, [process.execPath, AGENT, 'enroll', ...enrollment, ...drive, ...state]);
      expect(enrolled).toMatchObject({ status: 0 });
      await lan.serve(machine, { argv: [process.execPath, AGENT, 'run', '--page', 'off', ...state], listens: [] });
    }

    const read = async (): Promise<Store> => {
      const answer = await tenant.console.get(`/v1/tenants/${tenant.tenantId}/stores/${storeId}`);
      return getStore.response.parse(await answer.json());
    };

    /** `boh terminal:9055 -> blocked host.port_closed` */
    const linesOf = ({ checks, hosts }: Store): string[] =>
      checks.map(({ hostId, targetText, state, failure }) => {
        const by = hosts.find(({ id }) => id === hostId)?.hostname ?? '?';
        return `${by} ${targetText} -> ${state} ${failure ?? '-'}`;
      });

    it('shows what each host sees of the others, and what is wrong on each, even with the line down', async () => {
      await lan.write('boh', 'C:\\Paytronix\\config\\install.properties', '# ports\r\nBUSINESS_XML_PORT=9191\r\n');
      await lan.write('terminal', 'C:\\Paytronix\\pxalohaui.cfg', 'PXC_PORT 9090\r\n');
      await lan.listen('boh', 9191);
      await lan.listen('terminal', 9054);
      await lan.filter('terminal', 'tcp dport 9054 drop');
      const machines = `/v1/tenants/${tenant.tenantId}/stores/${storeId}/agentless-hosts`;
      const bare = { name: 'bare', role: 'terminal', address: LAN_HOSTS.bare };
      expect((await tenant.console.send('POST', machines, bare)).status).toBe(201);
      await install('boh', 'boh');
      await install('terminal', 'terminal');

      const expected = [
        'boh terminal:9055 -> blocked host.port_closed',
        'boh terminal:9054 -> blocked connect.timeout',
        'boh bare:9055 -> blocked connect.refused',
        'boh port 9191 -> blocked host.port_taken',
        'boh BUSINESS_XML_PORT -> pass -',
        'terminal boh:9191 -> pass -',
        'terminal PXC_PORT -> blocked host.port_disagrees',
        'terminal port 9055 -> blocked host.port_closed',
        'boh C:\\Paytronix\\PxDaemonService.exe -> blocked host.file_missing',
      ];
      const store = await eventually(
        read,
        (now) => expected.every((line) => linesOf(now).includes(line)),
        JUDGED_WITHIN_MS,
      );
      const external = store.checks.filter(({ target }) => target.kind === 'https');
      for (const { state } of external) expect(['store_offline', 'unverified']).toContain(state);

      const incidents = listIncidents.response.parse(
        await (await tenant.console.get(`/v1/tenants/${tenant.tenantId}/incidents?status=open`)).json(),
      ).incidents;
      const within = incidents.filter(({ kind }) => kind === 'host_software');
      expect(within.length).toBeGreaterThan(0);
      for (const { absorbedBy } of within) expect(absorbedBy).toBeNull();
    });
  },
);
