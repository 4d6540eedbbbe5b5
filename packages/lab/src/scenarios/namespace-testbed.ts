import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckDocument } from '@sightline/spec';
import { type Host, NamespaceLab } from '../namespaces/namespace-lab.ts';
import { makeTemporaryFolder } from '../namespaces/temporary-folder.ts';
import { findTool } from '../namespaces/tools.ts';
import type { AgentApi } from './agent-api.ts';
import { checkTarget, checkTimeoutMs, checkWithAgent, planTarget, resultOfDocument } from './agent-check.ts';
import { AgentHome } from './agent-home.ts';
import { playReporting } from './play-reporting.ts';
import { hasNeighbor, isCutOff, type NamespaceScenario, VANTAGES, type Vantage } from './scenario.ts';
import type { ReportingTestbed, Testbed } from './testbed.ts';

const HOSTS = { store: 'boh', control: 'control', neighbor: 'terminal' } as const satisfies Record<Vantage, Host>;
const STOP_MS_MAX = 6_000;

/** Opens a namespace lab where the built agent plays scenarios. Rejects if `namespaceObstacle` names an obstacle. */
export async function openNamespaceTestbed(agentFile: string): Promise<Testbed<NamespaceScenario>> {
  const lab = await NamespaceLab.start();
  return {
    play: async (scenario) => {
      await lab.apply(scenario.apply);
      try {
        const [store, control] = await Promise.all([
          checkAt(lab, { agentFile, scenario, vantage: 'store' }),
          checkAt(lab, { agentFile, scenario, vantage: 'control' }),
        ]);
        return { store: resultOfDocument(store), control: resultOfDocument(control) };
      } finally {
        await lab.heal();
      }
    },
    close: async () => await lab.close(),
  };
}

/** Opens the same with agents that run and report to the caller's API. */
export async function openReportingNamespaceTestbed(
  agentFile: string,
  api: AgentApi,
): Promise<ReportingTestbed<NamespaceScenario>> {
  const lab = await NamespaceLab.start();
  const folder = await makeTemporaryFolder();
  const homes = await enrollEverywhere(lab, { agentFile, folder, api });
  return {
    targetOf: (target) => planTarget(target),
    playReporting: async (scenario) => {
      await Promise.all(VANTAGES.map(async (vantage) => await homes[vantage].renew()));
      // Clocks are wrong only during the scenario.
      let clock: Readonly<Record<string, string>> = {};
      return await playReporting(
        {
          listeners: api.listeners,
          applyFault: async () => {
            clock = clockEnvironment(scenario.clockAheadSeconds);
            await lab.apply(scenario.apply);
          },
          heal: async () => {
            clock = {};
            await lab.heal();
          },
          check: async () => await checkAt(lab, { agentFile, scenario, vantage: 'store' }),
          start: async (vantage) =>
            await lab.runUntilStopped(
              HOSTS[vantage],
              [
                'env',
                ...assignments(vantage === 'store' ? { ...clock, ...lab.storeEnvironment } : {}),
                ...homes[vantage].runCommand,
              ],
              STOP_MS_MAX,
            ),
          hasProbedAll: async (vantage, since) =>
            await homes[vantage].hasProbedAll(
              async (argv, options) => await lab.run(HOSTS[vantage], argv, options),
              since,
            ),
        },
        { isCutOff: isCutOff(scenario), hasNeighbor: hasNeighbor(scenario) },
      );
    },
    close: async () => {
      await lab.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function enrollEverywhere(
  lab: NamespaceLab,
  { agentFile, folder, api }: { agentFile: string; folder: string; api: AgentApi },
): Promise<Readonly<Record<Vantage, AgentHome>>> {
  const apiUrl = await lab.serveApi(api.socketPath);
  const enroll = async (vantage: Vantage): Promise<AgentHome> =>
    await AgentHome.enroll(async (argv, options) => await lab.run(HOSTS[vantage], argv, options), {
      agentFile,
      folder: join(folder, vantage),
      token: api.tokens[vantage],
      apiUrl,
      resolver: lab.resolverOf(HOSTS[vantage]),
      caFile: lab.caFile,
    });
  return { store: await enroll('store'), control: await enroll('control'), neighbor: await enroll('neighbor') };
}

async function checkAt(
  lab: NamespaceLab,
  { agentFile, scenario, vantage }: { agentFile: string; scenario: NamespaceScenario; vantage: Vantage },
): Promise<CheckDocument | null> {
  return await checkWithAgent(async (argv, options) => await lab.run(HOSTS[vantage], argv, options), {
    agentFile,
    target: checkTarget(scenario.target),
    resolver: lab.resolverOf(HOSTS[vantage]),
    caFile: lab.caFile,
    timeoutMs: checkTimeoutMs(scenario),
    env: vantage === 'store' ? { ...clockEnvironment(scenario.clockAheadSeconds), ...lab.storeEnvironment } : {},
  });
}

/** Makes a process see another date; leaves the monotonic clock alone. */
function clockEnvironment(aheadSeconds: number): Readonly<Record<string, string>> {
  if (aheadSeconds === 0) return {};
  const library = findTool('faketime');
  if (library === null) throw new Error('faketime is not installed');
  const offset = `${aheadSeconds > 0 ? '+' : ''}${aheadSeconds}`;
  return { LD_PRELOAD: library, FAKETIME: offset, DONT_FAKE_MONOTONIC: '1' };
}

function assignments(env: Readonly<Record<string, string>>): string[] {
  return Object.entries(env).map(([name, value]) => `${name}=${value}`);
}
