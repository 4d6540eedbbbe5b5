import { hasNeighbor, patienceMs, type ReportingStage, type Scenario, type Spot } from '@sightline/lab';
import { type Assignment, assignmentSchema } from '@sightline/spec';
import { print } from '../../scripts/print.ts';
import type { AgentDoor } from './agent-door.ts';
import type { Court } from './court.ts';
import { heardBy, judgeScenario, type Testimony } from './judge-scenario.ts';
import { disagreementsOf, type Judgement, labelOf, misjudgementsOf, verdictOf } from './judgement.ts';
import { addHost, type FleetHost, type HostOrder } from './scenario-fleet.ts';

/** What came of some scenarios, in their order, and what was heard of those that were played. */
export interface PlayedKind {
  readonly judgements: readonly Judgement[];
  readonly testimonies: readonly Testimony[];
}

/** Where scenarios are played, and who judges them. */
export interface Scene<Kind extends Scenario> {
  readonly stage: ReportingStage<Kind>;
  readonly door: AgentDoor;
  readonly court: Court;
  readonly signal: AbortSignal;
}

/** Plays scenarios one after the other, those that `obstacleOf` finds none for, and has each judged meanwhile. */
export async function playEach<Kind extends Scenario>(
  scenarios: readonly Kind[],
  scene: Scene<Kind>,
  obstacleOf: (scenario: Kind) => string | null,
): Promise<PlayedKind> {
  const { signal, court } = scene;
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

async function playOne<Kind extends Scenario>(scenario: Kind, { stage, door, court }: Scene<Kind>): Promise<Testimony> {
  const enlist = async (spot: Spot, place: Pick<HostOrder, 'tenantId' | 'storeId'>): Promise<FleetHost> => {
    const targets = [scenario.target, ...scenario.beside].map((target) => stage.targetOf(target));
    const numbers = door.ears[spot].earlyNumbers(targets.length);
    const host = await addHost(court.pool, {
      ...place,
      name: scenario.name,
      world: scenario.name,
      timeoutMs: patienceMs(scenario),
      targets: targets.map((target, index) => ({ target, no: numbers[index] ?? 0 })),
    });
    door.ears[spot].assign(await readAssignment(court, host));
    return host;
  };
  const { tenantId, controlTenantId } = court;
  const store = await enlist('store', { tenantId });
  const control = await enlist('control', { tenantId: controlTenantId });
  const neighbor = hasNeighbor(scenario) ? await enlist('neighbor', { tenantId, storeId: store.storeId }) : null;
  const document = await stage.playReporting(scenario);
  return { scenario, document, store, control, neighbor, heard: heardBy(door.ears) };
}

async function readAssignment({ apiUrl }: Court, { hostKey }: FleetHost): Promise<Assignment> {
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
