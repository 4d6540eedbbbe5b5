import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckDocument } from '@sightline/spec';
import { createLabCa, writeCaFile } from '../ca/authorities.ts';
import { freePort } from '../free-port.ts';
import { endGroup, run } from '../namespaces/process.ts';
import { makeTemporaryFolder } from '../namespaces/temporary-folder.ts';
import { StoreNetwork } from '../network/store-network.ts';
import { Vendor } from '../vendor/vendor.ts';
import type { AgentApi } from './agent-api.ts';
import { checkTarget, checkTimeoutMs, checkWithAgent, planTarget } from './agent-check.ts';
import { AgentHome } from './agent-home.ts';
import { LOOPBACK_SCENARIOS } from './loopback-scenarios.ts';
import { playReporting } from './play-reporting.ts';
import { hasNeighbor, isCutOff, type LoopbackScenario, VANTAGES, type Vantage } from './scenario.ts';
import type { ReportingTestbed } from './testbed.ts';

const NAMES = [
  ...new Set(
    LOOPBACK_SCENARIOS.flatMap(({ target, otherTargets }) => [target, ...otherTargets].map(({ name }) => name)),
  ),
];
const API_NAME = 'api.sightline.test';
const FIRST_INDEX = 30_000;
const INDEX_SPREAD = 5_000;
const STOP_MS_MAX = 6_000;

/** The parts of a loopback testbed. */
interface LoopbackParts {
  readonly agentFile: string;
  readonly folder: string;
  readonly caFile: string;
  readonly port: number;
  readonly vendor: Vendor;
  readonly networks: Readonly<Record<Vantage, StoreNetwork>>;
}

/**
 * A store and a control on loopback, where the built agent plays scenarios. It reports through the store's network to the
 * caller's API.
 */
export async function openReportingLoopbackTestbed(
  agentFile: string,
  api: AgentApi,
): Promise<ReportingTestbed<LoopbackScenario>> {
  const set = await buildSet(agentFile, api.port);
  const enroll = async (vantage: Vantage): Promise<AgentHome> =>
    await AgentHome.enroll(run, {
      agentFile,
      folder: join(set.folder, vantage),
      token: api.tokens[vantage],
      apiUrl: `http://${API_NAME}:${api.port}`,
      resolver: set.networks[vantage].resolver,
      caFile: set.caFile,
    });
  const homes = {
    store: await enroll('store'),
    control: await enroll('control'),
    neighbor: await enroll('neighbor'),
  };
  return {
    targetOf: (target) => planTarget(target, set.port),
    close: async () => await closeSet(set),
    playReporting: async (scenario) => {
      await Promise.all(VANTAGES.map(async (vantage) => await homes[vantage].renew()));
      return await playReporting(
        {
          listeners: api.listeners,
          applyFault: async () => await applyScenario(scenario, set),
          heal: async () => await heal(set),
          check: async () => await checkAtStore(set, scenario),
          start: async (vantage) => await startAgent(homes[vantage].runCommand),
          hasProbedAll: async (vantage, since) => await homes[vantage].hasProbedAll(run, since),
        },
        { isCutOff: isCutOff(scenario), hasNeighbor: hasNeighbor(scenario) },
      );
    },
  };
}

async function buildSet(agentFile: string, apiPort: number): Promise<LoopbackParts> {
  const folder = await makeTemporaryFolder();
  const ca = await createLabCa();
  const caFile = join(folder, 'lab-ca.pem');
  await writeCaFile(ca, caFile);
  const vendor = await Vendor.start({ ca, names: NAMES });
  const port = await freePort();
  const index = FIRST_INDEX + 2 * (process.pid % INDEX_SPREAD);
  const forwards = { [API_NAME]: { host: '127.0.0.1', port: apiPort } };
  const store = await StoreNetwork.start({ index, vendor, port, forwards });
  const control = await StoreNetwork.start({ index: index + 1, vendor, port, forwards });
  return { agentFile, folder, caFile, port, vendor, networks: { store, control, neighbor: store } };
}

async function closeSet({ networks, vendor, folder }: LoopbackParts): Promise<void> {
  await networks.store.close();
  await networks.control.close();
  await vendor.close();
  await rm(folder, { recursive: true, force: true });
}

async function checkAtStore(set: LoopbackParts, scenario: LoopbackScenario): Promise<CheckDocument | null> {
  return await checkWithAgent(run, {
    agentFile: set.agentFile,
    target: checkTarget(scenario.target, set.port),
    resolver: set.networks.store.resolver,
    caFile: set.caFile,
    timeoutMs: checkTimeoutMs(scenario),
  });
}

/** Makes the kernel end a command (SIGTERM) when this process dies. */
const KILLED_WITH_PARENT = ['setpriv', '--pdeathsig', 'TERM'] as const;

async function startAgent(command: readonly string[]): Promise<{ readonly stop: () => Promise<void> }> {
  const [file, ...args] = [...KILLED_WITH_PARENT, ...command] as const;
  const child = spawn(file, args, { detached: true, stdio: 'ignore' });
  await once(child, 'spawn');
  return { stop: async () => await endGroup(child, STOP_MS_MAX) };
}

async function applyScenario({ cause, target }: LoopbackScenario, { vendor, networks }: LoopbackParts): Promise<void> {
  switch (cause.at) {
    case 'store':
      await networks.store.setFault(target.name, cause.fault);
      return;
    case 'vendor':
      await vendor.down(cause.fault);
      return;
    case 'line':
      await networks.store.cutLine();
      return;
  }
}

async function heal({ vendor, networks }: LoopbackParts): Promise<void> {
  await networks.store.restoreLine();
  await networks.store.heal('*');
  await vendor.up();
}
