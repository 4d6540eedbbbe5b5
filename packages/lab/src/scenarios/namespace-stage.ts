import { type Host, NamespaceLab } from '../namespaces/namespace-lab.ts';
import { findTool } from '../namespaces/tools.ts';
import { checkTarget, checkWithAgent, patienceMs } from './agent-check.ts';
import type { NamespaceScenario, Saying } from './scenario.ts';
import type { Stage } from './stage.ts';

/** A network lab in which scenarios are played with the built agent. Rejects where `namespaceObstacle` names one. */
export async function openNamespaceStage(agentFile: string): Promise<Stage<NamespaceScenario>> {
  const lab = await NamespaceLab.start();
  return {
    play: async (scenario) => {
      await lab.apply(scenario.apply);
      try {
        const checkAt = async (host: Host, env: Readonly<Record<string, string>>): Promise<Saying | null> =>
          await checkWithAgent(async (argv, options) => await lab.run(host, argv, options), {
            agentFile,
            target: checkTarget(scenario.target),
            resolver: lab.resolverOf(host),
            caFile: lab.caFile,
            timeoutMs: patienceMs(scenario),
            env,
          });
        const [store, control] = await Promise.all([
          checkAt('boh', { ...clockEnvironment(scenario.clockAheadSeconds), ...lab.storeEnvironment }),
          checkAt('control', {}),
        ]);
        return { store, control };
      } finally {
        await lab.heal();
      }
    },
    close: async () => await lab.close(),
  };
}

/** What has a process see another date; the clock that measures durations is left alone. */
function clockEnvironment(aheadSeconds: number): Readonly<Record<string, string>> {
  if (aheadSeconds === 0) return {};
  const library = findTool('faketime');
  if (library === null) throw new Error('faketime is not installed');
  const offset = `${aheadSeconds > 0 ? '+' : ''}${aheadSeconds}`;
  return { LD_PRELOAD: library, FAKETIME: offset, DONT_FAKE_MONOTONIC: '1' };
}
