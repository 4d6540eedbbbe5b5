import { checkTimeoutMs, hasNeighbor, type ReportingTestbed, type Scenario, type Vantage } from '@sightline/lab';
import { type Assignment, assignmentSchema } from '@sightline/spec';
import { print } from '../../scripts/print.ts';
import type { AgentApiStub } from './agent-api-stub.ts';
import { judgeScenario, receivedBy, type ScenarioRecord } from './judge-scenario.ts';
import { disagreementsOf, type Judgement, labelOf, misjudgementsOf, verdictOf } from './judgement.ts';
import { addHost, type FleetHost, type HostOrder } from './scenario-fleet.ts';
import type { VerdictApi } from './verdict-api.ts';

/** The judgements of some scenarios in order, and the records of those that were played. */
export interface PlayedKind {
  readonly judgements: readonly Judgement[];
  readonly records: readonly ScenarioRecord[];
}

/** Where scenarios are played, and who judges them. */
export interface PlayContext<Kind extends Scenario> {
  readonly testbed: ReportingTestbed<Kind>;
  readonly stub: AgentApiStub;
  readonly verdictApi: VerdictApi;
  readonly signal: AbortSignal;
}

/** Plays scenarios without an obstacle one at a time, and judges each in the meantime. */
export async function playEach<Kind extends Scenario>(
  scenarios: readonly Kind[],
  context: PlayContext<Kind>,
  obstacleOf: (scenario: Kind) => string | null,
): Promise<PlayedKind> {
  const { signal, verdictApi } = context;
  const records: ScenarioRecord[] = [];
  // Judged while the next ones are played.
  const judgements: Promise<Judgement>[] = [];
  for (const scenario of scenarios) {
    signal.throwIfAborted();
    const reason = obstacleOf(scenario);
    if (reason === null) {
      const record = await playOne(scenario, context);
      records.push(record);
      judgements.push(judge(verdictApi, record));
    } else {
      print(`- ${scenario.name}: ${reason}`);
      judgements.push(Promise.resolve({ kind: 'unavailable', scenario, reason }));
    }
  }
  return { judgements: await Promise.all(judgements), records };
}

async function playOne<Kind extends Scenario>(
  scenario: Kind,
  { testbed, stub, verdictApi }: PlayContext<Kind>,
): Promise<ScenarioRecord> {
  const addScenarioHost = async (
    vantage: Vantage,
    place: Pick<HostOrder, 'tenantId' | 'storeId'>,
  ): Promise<FleetHost> => {
    const targets = [scenario.target, ...scenario.otherTargets].map((target) => testbed.targetOf(target));
    const numbers = stub.listeners[vantage].earlyNumbers(targets.length);
    const host = await addHost(verdictApi.pool, {
      ...place,
      name: scenario.name,
      world: scenario.name,
      timeoutMs: checkTimeoutMs(scenario),
      targets: targets.map((target, index) => ({ target, no: numbers[index] ?? 0 })),
    });
    stub.listeners[vantage].assign(await readAssignment(verdictApi, host));
    return host;
  };
  const { tenantId, controlTenantId } = verdictApi;
  const store = await addScenarioHost('store', { tenantId });
  const control = await addScenarioHost('control', { tenantId: controlTenantId });
  const neighbor = hasNeighbor(scenario)
    ? await addScenarioHost('neighbor', { tenantId, storeId: store.storeId })
    : null;
  const document = await testbed.playReporting(scenario);
  return { scenario, document, store, control, neighbor, received: receivedBy(stub.listeners) };
}

async function readAssignment({ apiUrl }: VerdictApi, { hostKey }: FleetHost): Promise<Assignment> {
  const answer = await fetch(`${apiUrl}/v1/agent/assignment`, { headers: { authorization: `Bearer ${hostKey}` } });
  return assignmentSchema.parse(await answer.json());
}

async function judge(verdictApi: VerdictApi, record: ScenarioRecord): Promise<Judgement> {
  const { scenario } = record;
  const judgement = { kind: 'played', scenario, statements: await judgeScenario(verdictApi, record) } as const;
  const troubles = [...misjudgementsOf(judgement), ...disagreementsOf(judgement)];
  const { agent, console } = judgement.statements;
  print(
    `${troubles.length === 0 ? '·' : '✗'} ${scenario.name}: ${labelOf(agent?.result ?? null)}, ${verdictOf(console)}`,
  );
  for (const cause of troubles) print(`    ${cause}`);
  return judgement;
}
