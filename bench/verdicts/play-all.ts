import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  installTools,
  LOOPBACK_SCENARIOS,
  lackingTools,
  NAMESPACE_SCENARIOS,
  namespaceObstacle,
  openReportingLoopbackTestbed,
  openReportingNamespaceTestbed,
  type Scenario,
} from '@sightline/lab';
import { print } from '../../scripts/print.ts';
import type { Script } from '../../scripts/script.ts';
import { AgentApiStub } from './agent-api-stub.ts';
import type { ScenarioRecord } from './judge-scenario.ts';
import type { Judgement } from './judgement.ts';
import { type PlayedKind, playEach } from './play-each.ts';
import type { VerdictApi } from './verdict-api.ts';

/** Labs in parallel: most of the time they wait. */
const LANES = 3;

/** The input for playing scenarios. */
export interface Surroundings extends Pick<Script, 'signal' | 'onEnd'> {
  readonly agentFile: string;
  readonly verdictApi: VerdictApi;
  /** Selects scenarios by name. */
  readonly isWanted: (name: string) => boolean;
}

export interface Played {
  readonly judgements: readonly Judgement[];
  /** The records of the loopback scenarios. */
  readonly loopback: readonly ScenarioRecord[];
}

/** Plays and judges every scenario that can run here with the built agent, in the order of the table. */
export async function playAll(surroundings: Surroundings): Promise<Played> {
  await installTools(print);
  const [namespaceScenario, onLoopback] = await Promise.all([playNamespaces(surroundings), playLoopback(surroundings)]);
  return { judgements: [...namespaceScenario.judgements, ...onLoopback.judgements], loopback: onLoopback.records };
}

async function playNamespaces(surroundings: Surroundings): Promise<PlayedKind> {
  const obstacle = await namespaceObstacle();
  if (obstacle !== null) {
    print(`no network namespaces here: ${obstacle}`);
    const judgements = named(NAMESPACE_SCENARIOS, surroundings).map(
      (scenario): Judgement => ({ kind: 'unavailable', scenario, reason: obstacle }),
    );
    return { judgements, records: [] };
  }
  const lanes = await Promise.all(Array.from({ length: LANES }, async (_, lane) => await playLane(lane, surroundings)));
  return {
    judgements: named(NAMESPACE_SCENARIOS, surroundings).flatMap((scenario) =>
      lanes.flatMap(({ judgements }) => judgements.filter((judgement) => judgement.scenario === scenario)),
    ),
    records: lanes.flatMap(({ records }) => records),
  };
}

/** Plays every n-th scenario in its own lab. */
async function playLane(lane: number, surroundings: Surroundings): Promise<PlayedKind> {
  const stub = await openStub(surroundings);
  const testbed = await openReportingNamespaceTestbed(surroundings.agentFile, stub);
  surroundings.onEnd(testbed.close);
  const scenarios = named(NAMESPACE_SCENARIOS, surroundings).filter((_, index) => index % LANES === lane);
  return await playEach(scenarios, { testbed, stub, ...surroundings }, ({ tools }) => lackingTools(tools));
}

/** Plays the loopback scenarios. */
export async function playLoopback(surroundings: Surroundings): Promise<PlayedKind> {
  const stub = await openStub(surroundings);
  const testbed = await openReportingLoopbackTestbed(surroundings.agentFile, stub);
  surroundings.onEnd(testbed.close);
  return await playEach(named(LOOPBACK_SCENARIOS, surroundings), { testbed, stub, ...surroundings }, () => null);
}

function named<Kind extends Scenario>(scenarios: readonly Kind[], { isWanted }: Surroundings): Kind[] {
  return scenarios.filter(({ name }) => isWanted(name));
}

async function openStub({ onEnd }: Surroundings): Promise<AgentApiStub> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-door-'));
  onEnd(async () => await rm(folder, { recursive: true, force: true }));
  const stub = await AgentApiStub.open(join(folder, 'api.sock'));
  onEnd(async () => await stub.close());
  return stub;
}
