import { isCutOff, type Scenario, type Vantage } from '@sightline/lab';
import { type CheckDocument, outcomeOfNumber, type Report } from '@sightline/spec';
import type { HostReportListener, ReceivedReport } from './host-report-listener.ts';
import type { ConsoleVerdict, Statement, Statements } from './judgement.ts';
import { firstResults, redateResults } from './redate-results.ts';
import { expectReportsSoon, type FleetHost } from './scenario-fleet.ts';
import { readCheck, readCheckUntil, sendReports, type VerdictApi } from './verdict-api.ts';

/** What the agents reported while a scenario was played. */
export interface ScenarioRecord {
  readonly scenario: Scenario;
  readonly document: CheckDocument | null;
  readonly store: FleetHost;
  readonly control: FleetHost;
  /** The store's other host, if it takes part. */
  readonly neighbor: FleetHost | null;
  readonly received: {
    readonly before: readonly ReceivedReport[];
    readonly during: readonly ReceivedReport[];
    readonly after: readonly ReceivedReport[];
    readonly control: readonly ReceivedReport[];
    readonly neighbor: readonly ReceivedReport[];
  };
}

/** Collects what the agents reported, before they get other checks. */
export function receivedBy({
  store,
  control,
  neighbor,
}: Readonly<Record<Vantage, HostReportListener>>): ScenarioRecord['received'] {
  return {
    before: store.receivedIn('before'),
    during: store.receivedIn('during'),
    after: store.receivedIn('after'),
    control: control.receivedIn('during'),
    neighbor: neighbor.receivedIn('during'),
  };
}

/**
 * Like an agent's reprobes of a new failure: at once, after 5 s and after another 15 s. The control keeps its interval.
 */
const STORE_AT_S = [0, 5, 20] as const;
const CONTROL_AT_S = [0, 10, 20] as const;
const BEGUN_MS_AGO = 40_000;
const VERDICT_MS_MAX = 15_000;

/** Sends the API what the agents reported, as often as a verdict takes, and reads the outcome. */
export async function judgeScenario(verdictApi: VerdictApi, record: ScenarioRecord): Promise<Statements> {
  const { scenario, document, store, control, received } = record;
  const start = Date.now() - BEGUN_MS_AGO;
  await sendReports(verdictApi, control, reportsOf(control, received.control, { start, atS: CONTROL_AT_S }));
  const seen = isCutOff(scenario) ? received.after : received.during;
  const shown = isCutOff(scenario)
    ? await judgeSilence(verdictApi, record, start)
    : await judgeReports(verdictApi, record, start);
  return {
    check: document === null ? null : statementOf(document),
    agent: statementOfFirst(store, seen),
    control: statementOfFirst(control, received.control),
    console: shown,
    couldReport: received.during.length > 0,
  };
}

async function judgeReports(
  verdictApi: VerdictApi,
  { scenario, store, received }: ScenarioRecord,
  start: number,
): Promise<ConsoleVerdict> {
  await sendReports(verdictApi, store, reportsOf(store, received.during, { start, atS: STORE_AT_S }));
  return consoleVerdictOf(
    await readCheckUntil(verdictApi, store, {
      isSo: ({ state }) => state === scenario.state,
      withinMs: VERDICT_MS_MAX,
    }),
  );
}

/** The host reports a pass, then nothing. Its later results arrive afterwards, and must change nothing. */
async function judgeSilence(verdictApi: VerdictApi, record: ScenarioRecord, start: number): Promise<ConsoleVerdict> {
  const { scenario, store, neighbor, received } = record;
  if (neighbor !== null)
    await sendReports(verdictApi, neighbor, reportsOf(neighbor, received.neighbor, { start, atS: CONTROL_AT_S }));
  await sendReports(verdictApi, store, reportsOf(store, received.before, { start, atS: [-10] }));
  await expectReportsSoon(verdictApi.pool, store.hostId);
  await readCheckUntil(verdictApi, store, { isSo: ({ state }) => state === scenario.state, withinMs: VERDICT_MS_MAX });
  await sendReports(verdictApi, store, reportsOf(store, received.after, { start, atS: STORE_AT_S, firstSeq: 2 }));
  return consoleVerdictOf(await readCheck(verdictApi, store));
}

/** Returns the first result of each check as a report at each of these times. */
export function reportsOf(
  host: FleetHost,
  received: readonly ReceivedReport[],
  when: { readonly start: number; readonly atS: readonly number[]; readonly firstSeq?: number },
): Report[] {
  const results = firstResults(
    received,
    host.checks.map(({ no }) => no),
  );
  if (results.length === 0) return [];
  return when.atS.map((second, index) =>
    redateResults(results, { seq: (when.firstSeq ?? 1) + index, at: new Date(when.start + second * 1_000) }),
  );
}

function consoleVerdictOf(check: Awaited<ReturnType<typeof readCheck>>): ConsoleVerdict {
  const { state, reasonCode, failure, explanation, fix } = check;
  return { state, reason: reasonCode, failure, explanation, fix };
}

function statementOf({ outcome, failure, explanation, fix }: CheckDocument): Statement {
  return { result: { outcome, failure }, explanation, fix };
}

function statementOfFirst(host: FleetHost, received: readonly ReceivedReport[]): Statement | null {
  const [result] = firstResults(
    received,
    host.checks.slice(0, 1).map(({ no }) => no),
  );
  if (result === undefined) return null;
  const outcome = outcomeOfNumber(result.outcome);
  return {
    result: { outcome: outcome.kind, failure: outcome.kind === 'pass' ? null : outcome.failure },
    explanation: result.detail?.explanation ?? '',
    fix: result.detail?.fix ?? '',
  };
}
