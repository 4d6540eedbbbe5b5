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
  patienceMs,
  type ReportingStage,
  type Scenario,
  type Spot,
} from '@sightline/lab';
import { assignmentSchema } from '@sightline/spec';
import { print } from '../../scripts/print.ts';
import type { Script } from '../../scripts/script.ts';
import { AgentDoor } from './agent-door.ts';
import type { Court } from './court.ts';
import { heardBy, judgeScenario, type Testimony } from './judge-scenario.ts';
import { disagreementsOf, type Judgement, labelOf, misjudgementsOf, verdictOf } from './judgement.ts';
import { addHost, type FleetHost } from './scenario-fleet.ts';

/** Labs side by side: most of the time something is waited for. */
const LANES = 3;

/** What playing needs of its surroundings. */
export interface Surroundings extends Pick<Script, 'signal' | 'onEnd'> {
  readonly agentFile: string;
  readonly court: Court;
  /** Scenarios with this in their names; '' for all. */
  readonly wanted: string;
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
  return await playEach(scenarios, { stage, door, surroundings }, ({ tools }) => lackingTools(tools));
}

async function playLoopback(surroundings: Surroundings): Promise<PlayedKind> {
  const door = await openDoor(surroundings);
  const stage = await openReportingLoopbackStage(surroundings.agentFile, door);
  surroundings.onEnd(stage.close);
  return await playEach(named(LOOPBACK_SCENARIOS, surroundings), { stage, door, surroundings }, () => null);
}

function named<Kind extends Scenario>(scenarios: readonly Kind[], { wanted }: Surroundings): Kind[] {
  return scenarios.filter(({ name }) => name.includes(wanted));
}

async function openDoor({ onEnd }: Surroundings): Promise<AgentDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-door-'));
  onEnd(async () => await rm(folder, { recursive: true, force: true }));
  const door = await AgentDoor.open(join(folder, 'api.sock'));
  onEnd(async () => await door.close());
  return door;
}

interface PlayedKind {
  readonly judgements: readonly Judgement[];
  readonly testimonies: readonly Testimony[];
}

interface Scene<Kind extends Scenario> {
  readonly stage: ReportingStage<Kind>;
  readonly door: AgentDoor;
  readonly surroundings: Surroundings;
}

async function playEach<Kind extends Scenario>(
  scenarios: readonly Kind[],
  scene: Scene<Kind>,
  obstacleOf: (scenario: Kind) => string | null,
): Promise<PlayedKind> {
  const { signal, court } = scene.surroundings;
  const testimonies: Testimony[] = [];
  // Judged while the next ones are played.
  const judgements: Promise<Judgement>[] = [];
  for (const scenario of scenarios) {
    signal.throwIfAborted();
    const reason = obstacleOf(scenario);
    if (reason === null) {
      const testimony = await playOne(scenario, scene);
      testimonies.push(testimony);
      judgements.push(judge(court, testimony));
    } else {
      print(`- ${scenario.name}: ${reason}`);
      judgements.push(Promise.resolve({ kind: 'unavailable', scenario, reason }));
    }
  }
  return { judgements: await Promise.all(judgements), testimonies };
}

async function playOne<Kind extends Scenario>(
  scenario: Kind,
  { stage, door, surroundings: { court } }: Scene<Kind>,
): Promise<Testimony> {
  const enlist = async (spot: Spot, tenantId: string): Promise<FleetHost> => {
    const targets = [scenario.target, ...scenario.beside].map((target) => stage.targetOf(target));
    const numbers = door.ears[spot].earlyNumbers(targets.length);
    const host = await addHost(court.pool, {
      tenantId,
      name: scenario.name,
      world: scenario.name,
      timeoutMs: patienceMs(scenario),
      targets: targets.map((target, index) => ({ target, no: numbers[index] ?? 0 })),
    });
    door.ears[spot].assign(await readAssignment(court, host));
    return host;
  };
  const store = await enlist('store', court.tenantId);
  const control = await enlist('control', court.controlTenantId);
  const document = await stage.playReporting(scenario);
  return { scenario, document, store, control, heard: heardBy(door.ears.store, door.ears.control) };
}

async function readAssignment({ apiUrl }: Court, { hostKey }: FleetHost) {
  const answer = await fetch(`${apiUrl}/v1/agent/assignment`, { headers: { authorization: `Bearer ${hostKey}` } });
  return assignmentSchema.parse(await answer.json());
}

async function judge(court: Court, testimony: Testimony): Promise<Judgement> {
  const { scenario } = testimony;
  const judgement = { kind: 'played', scenario, told: await judgeScenario(court, testimony) } as const;
  const troubles = [...misjudgementsOf(judgement), ...disagreementsOf(judgement)];
  const { agent, console } = judgement.told;
  print(
    `${troubles.length === 0 ? '·' : '✗'} ${scenario.name}: ${labelOf(agent?.saying ?? null)}, ${verdictOf(console)}`,
  );
  for (const trouble of troubles) print(`    ${trouble}`);
  return judgement;
}
