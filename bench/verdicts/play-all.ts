import {
  installTools,
  LOOPBACK_SCENARIOS,
  lackingTools,
  NAMESPACE_SCENARIOS,
  namespaceObstacle,
  openLoopbackStage,
  openNamespaceStage,
  type Scenario,
  type Stage,
} from '@sightline/lab';
import { print } from '../../scripts/print.ts';
import type { Script } from '../../scripts/script.ts';
import { isAsExpected, type Judgement, labelOf } from './judgement.ts';

/** What playing needs of its surroundings. */
export interface Surroundings extends Pick<Script, 'signal' | 'onEnd'> {
  readonly agentFile: string;
}

/** Plays every scenario that can be played here with the built agent, in the order of the table. */
export async function playAll(surroundings: Surroundings): Promise<readonly Judgement[]> {
  await installTools(print);
  // Both at once: most of the time something is waited for.
  const [inNamespaces, onLoopback] = await Promise.all([playNamespaces(surroundings), playLoopback(surroundings)]);
  return [...inNamespaces, ...onLoopback];
}

async function playNamespaces(surroundings: Surroundings): Promise<readonly Judgement[]> {
  const obstacle = await namespaceObstacle();
  if (obstacle !== null) {
    print(`no network namespaces here: ${obstacle}`);
    return NAMESPACE_SCENARIOS.map((scenario) => ({ kind: 'unavailable', scenario, reason: obstacle }));
  }
  const stage = await openNamespaceStage(surroundings.agentFile);
  surroundings.onEnd(stage.close);
  return await playEach(NAMESPACE_SCENARIOS, stage, surroundings.signal, ({ tools }) => lackingTools(tools));
}

async function playLoopback(surroundings: Surroundings): Promise<readonly Judgement[]> {
  const stage = await openLoopbackStage(surroundings.agentFile);
  surroundings.onEnd(stage.close);
  return await playEach(LOOPBACK_SCENARIOS, stage, surroundings.signal, () => null);
}

async function playEach<Kind extends Scenario>(
  scenarios: readonly Kind[],
  stage: Stage<Kind>,
  signal: AbortSignal,
  obstacleOf: (scenario: Kind) => string | null,
): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  for (const scenario of scenarios) {
    signal.throwIfAborted();
    const reason = obstacleOf(scenario);
    if (reason === null) {
      const judgement = { kind: 'played', scenario, played: await stage.play(scenario) } as const;
      print(`${isAsExpected(judgement) ? '·' : '✗'} ${scenario.name}: ${labelOf(judgement.played.store)}`);
      judgements.push(judgement);
    } else {
      print(`- ${scenario.name}: ${reason}`);
      judgements.push({ kind: 'unavailable', scenario, reason });
    }
  }
  return judgements;
}
