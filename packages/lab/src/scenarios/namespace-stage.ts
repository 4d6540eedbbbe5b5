import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckDocument } from '@sightline/spec';
import { type Host, NamespaceLab } from '../namespaces/namespace-lab.ts';
import { makeTemporaryFolder } from '../namespaces/temporary-folder.ts';
import { findTool } from '../namespaces/tools.ts';
import { checkTarget, checkWithAgent, patienceMs, planTarget, sayingOfDocument } from './agent-check.ts';
import { AgentHome } from './agent-home.ts';
import { playReporting } from './play-reporting.ts';
import type { AgentApi } from './reporting.ts';
import { hasNeighbor, isCutOff, type NamespaceScenario, SPOTS, type Spot } from './scenario.ts';
import type { ReportingStage, Stage } from './stage.ts';

const HOSTS = { store: 'boh', control: 'control', neighbor: 'terminal' } as const satisfies Record<Spot, Host>;
const STOP_MS_MAX = 6_000;

/** A network lab in which scenarios are played with the built agent. Rejects where `namespaceObstacle` names one. */
export async function openNamespaceStage(agentFile: string): Promise<Stage<NamespaceScenario>> {
  const lab = await NamespaceLab.start();
  return {
    play: async (scenario) => {
      await lab.apply(scenario.apply);
      try {
        const [store, control] = await Promise.all([
          checkAt(lab, { agentFile, scenario, spot: 'store' }),
          checkAt(lab, { agentFile, scenario, spot: 'control' }),
        ]);
        return { store: sayingOfDocument(store), control: sayingOfDocument(control) };
      } finally {
        await lab.heal();
      }
    },
    close: async () => await lab.close(),
  };
}

/** The same with agents that run and report to an API of the caller's. */
export async function openReportingNamespaceStage(
  agentFile: string,
  api: AgentApi,
): Promise<ReportingStage<NamespaceScenario>> {
  const lab = await NamespaceLab.start();
  const folder = await makeTemporaryFolder();
  const apiUrl = await lab.serveApi(api.socketPath);
  const enroll = async (spot: Spot): Promise<AgentHome> =>
    await AgentHome.enroll(async (argv, options) => await lab.run(HOSTS[spot], argv, options), {
      agentFile,
      folder: join(folder, spot),
      token: api.tokens[spot],
      apiUrl,
      resolver: lab.resolverOf(HOSTS[spot]),
      caFile: lab.caFile,
    });
  const homes = {
    store: await enroll('store'),
    control: await enroll('control'),
    neighbor: await enroll('neighbor'),
  };
  return {
    targetOf: (target) => planTarget(target),
    playReporting: async (scenario) => {
      await Promise.all(SPOTS.map(async (spot) => await homes[spot].renew()));
      // Clocks are wrong only while the scenario holds.
      let clock: Readonly<Record<string, string>> = {};
      return await playReporting(
        {
          ears: api.ears,
          breakIt: async () => {
            clock = clockEnvironment(scenario.clockAheadSeconds);
            await lab.apply(scenario.apply);
          },
          heal: async () => {
            clock = {};
            await lab.heal();
          },
          check: async () => await checkAt(lab, { agentFile, scenario, spot: 'store' }),
          start: async (spot) =>
            await lab.runUntilStopped(
              HOSTS[spot],
              [
                'env',
                ...assignments(spot === 'store' ? { ...clock, ...lab.storeEnvironment } : {}),
                ...homes[spot].runCommand,
              ],
              STOP_MS_MAX,
            ),
          hasProbedAll: async (spot, since) =>
            await homes[spot].hasProbedAll(async (argv, options) => await lab.run(HOSTS[spot], argv, options), since),
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

async function checkAt(
  lab: NamespaceLab,
  { agentFile, scenario, spot }: { agentFile: string; scenario: NamespaceScenario; spot: Spot },
): Promise<CheckDocument | null> {
  return await checkWithAgent(async (argv, options) => await lab.run(HOSTS[spot], argv, options), {
    agentFile,
    target: checkTarget(scenario.target),
    resolver: lab.resolverOf(HOSTS[spot]),
    caFile: lab.caFile,
    timeoutMs: patienceMs(scenario),
    env: spot === 'store' ? { ...clockEnvironment(scenario.clockAheadSeconds), ...lab.storeEnvironment } : {},
  });
}

/** What has a process see another date; the clock that measures durations is left alone. */
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
