import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  installTools,
  LOOPBACK_SCENARIOS,
  lackingTools,
  NAMESPACE_SCENARIOS,
  namespaceObstacle,
  openReportingLoopbackStage,
  openReportingNamespaceStage,
  type Scenario,
} from '@sightline/lab';
import { print } from '../../scripts/print.ts';
import type { Script } from '../../scripts/script.ts';
import { AgentDoor } from './agent-door.ts';
import type { Court } from './court.ts';
import type { Testimony } from './judge-scenario.ts';
import type { Judgement } from './judgement.ts';
import { type PlayedKind, playEach } from './play-each.ts';

/** Labs side by side: most of the time something is waited for. */
const LANES = 3;

/** What playing needs of its surroundings. */
export interface Surroundings extends Pick<Script, 'signal' | 'onEnd'> {
  readonly agentFile: string;
  readonly court: Court;
  /** Which scenarios, by their names. */
  readonly isWanted: (name: string) => boolean;
}

export interface Played {
  readonly judgements: readonly Judgement[];
  /** What was heard of the scenarios on loopback. */
  readonly loopback: readonly Testimony[];
}

/** Plays every scenario that can be played here with the built agent, and has each judged; in the order of the table. */
export async function playAll(surroundings: Surroundings): Promise<Played> {
  await installTools(print);
  const [inNamespaces, onLoopback] = await Promise.all([playNamespaces(surroundings), playLoopback(surroundings)]);
  return { judgements: [...inNamespaces.judgements, ...onLoopback.judgements], loopback: onLoopback.testimonies };
}

async function playNamespaces(surroundings: Surroundings): Promise<PlayedKind> {
  const obstacle = await namespaceObstacle();
  if (obstacle !== null) {
    print(`no network namespaces here: ${obstacle}`);
    const judgements = named(NAMESPACE_SCENARIOS, surroundings).map(
      (scenario): Judgement => ({ kind: 'unavailable', scenario, reason: obstacle }),
    );
    return { judgements, testimonies: [] };
  }
  const lanes = await Promise.all(Array.from({ length: LANES }, async (_, lane) => await playLane(lane, surroundings)));
  return {
    judgements: named(NAMESPACE_SCENARIOS, surroundings).flatMap((scenario) =>
      lanes.flatMap(({ judgements }) => judgements.filter((judgement) => judgement.scenario === scenario)),
    ),
    testimonies: lanes.flatMap(({ testimonies }) => testimonies),
  };
}

/** Plays every n-th scenario in a lab of its own. */
async function playLane(lane: number, surroundings: Surroundings): Promise<PlayedKind> {
  const door = await openDoor(surroundings);
  const stage = await openReportingNamespaceStage(surroundings.agentFile, door);
  surroundings.onEnd(stage.close);
  const scenarios = named(NAMESPACE_SCENARIOS, surroundings).filter((_, index) => index % LANES === lane);
  return await playEach(scenarios, { stage, door, ...surroundings }, ({ tools }) => lackingTools(tools));
}

/** The same on loopback alone. */
export async function playLoopback(surroundings: Surroundings): Promise<PlayedKind> {
  const door = await openDoor(surroundings);
  const stage = await openReportingLoopbackStage(surroundings.agentFile, door);
  surroundings.onEnd(stage.close);
  return await playEach(named(LOOPBACK_SCENARIOS, surroundings), { stage, door, ...surroundings }, () => null);
}

function named<Kind extends Scenario>(scenarios: readonly Kind[], { isWanted }: Surroundings): Kind[] {
  return scenarios.filter(({ name }) => isWanted(name));
}

async function openDoor({ onEnd }: Surroundings): Promise<AgentDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-door-'));
  onEnd(async () => await rm(folder, { recursive: true, force: true }));
  const door = await AgentDoor.open(join(folder, 'api.sock'));
  onEnd(async () => await door.close());
  return door;
}
