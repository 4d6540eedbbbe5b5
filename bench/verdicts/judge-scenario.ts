import { isCutOff, type Scenario, type Spot } from '@sightline/lab';
import { type CheckDocument, outcomeOfNumber, type Report } from '@sightline/spec';
import { type Court, giveReports, readCheck, readCheckUntil } from './court.ts';
import type { Heard, HostEar } from './host-ear.ts';
import type { Shown, Telling, Told } from './judgement.ts';
import { firstResults, retell } from './retell.ts';
import { expectReportsSoon, type FleetHost } from './scenario-fleet.ts';

/** What was heard of both agents while a scenario was played. */
export interface Testimony {
  readonly scenario: Scenario;
  readonly document: CheckDocument | null;
  readonly store: FleetHost;
  readonly control: FleetHost;
  /** The store's other host, where it has a part. */
  readonly neighbor: FleetHost | null;
  readonly heard: {
    readonly before: readonly Heard[];
    readonly during: readonly Heard[];
    readonly after: readonly Heard[];
    readonly control: readonly Heard[];
    readonly neighbor: readonly Heard[];
  };
}

/** Takes what ears have heard before they are given other checks. */
export function heardBy({ store, control, neighbor }: Readonly<Record<Spot, HostEar>>): Testimony['heard'] {
  return {
    before: store.heardIn('before'),
    during: store.heardIn('during'),
    after: store.heardIn('after'),
    control: control.heardIn('during'),
    neighbor: neighbor.heardIn('during'),
  };
}

/** As an agent probes a fresh failure: at once, after 5 s and after 15 s more; the control goes on at its interval. */
const STORE_AT_S = [0, 5, 20] as const;
const CONTROL_AT_S = [0, 10, 20] as const;
const BEGUN_MS_AGO = 40_000;
const VERDICT_MS_MAX = 15_000;

/** Gives the API what the agents saw, as often as a verdict takes, and reads what it comes to. */
export async function judgeScenario(court: Court, testimony: Testimony): Promise<Told> {
  const { scenario, document, store, control, heard } = testimony;
  const start = Date.now() - BEGUN_MS_AGO;
  await giveReports(court, control, reportsOf(control, heard.control, { start, atS: CONTROL_AT_S }));
  const seen = isCutOff(scenario) ? heard.after : heard.during;
  const shown = isCutOff(scenario)
    ? await judgeSilence(court, testimony, start)
    : await judgeReports(court, testimony, start);
  return {
    check: document === null ? null : tellingOf(document),
    agent: tellingOfFirst(store, seen),
    control: tellingOfFirst(control, heard.control),
    console: shown,
    couldReport: heard.during.length > 0,
  };
}

async function judgeReports(court: Court, { scenario, store, heard }: Testimony, start: number): Promise<Shown> {
  await giveReports(court, store, reportsOf(store, heard.during, { start, atS: STORE_AT_S }));
  return shownOf(
    await readCheckUntil(court, store, { isSo: ({ state }) => state === scenario.state, withinMs: VERDICT_MS_MAX }),
  );
}

/** The host reports that all is well, then no more; what it saw meanwhile comes afterwards, and must change nothing. */
async function judgeSilence(court: Court, testimony: Testimony, start: number): Promise<Shown> {
  const { scenario, store, neighbor, heard } = testimony;
  if (neighbor !== null)
    await giveReports(court, neighbor, reportsOf(neighbor, heard.neighbor, { start, atS: CONTROL_AT_S }));
  await giveReports(court, store, reportsOf(store, heard.before, { start, atS: [-10] }));
  await expectReportsSoon(court.pool, store.hostId);
  await readCheckUntil(court, store, { isSo: ({ state }) => state === scenario.state, withinMs: VERDICT_MS_MAX });
  await giveReports(court, store, reportsOf(store, heard.after, { start, atS: STORE_AT_S, firstSeq: 2 }));
  return shownOf(await readCheck(court, store));
}

/** The first result of each check, told as a report of each of these times. */
export function reportsOf(
  host: FleetHost,
  heard: readonly Heard[],
  when: { readonly start: number; readonly atS: readonly number[]; readonly firstSeq?: number },
): Report[] {
  const results = firstResults(
    heard,
    host.checks.map(({ no }) => no),
  );
  if (results.length === 0) return [];
  return when.atS.map((second, index) =>
    retell(results, { seq: (when.firstSeq ?? 1) + index, at: new Date(when.start + second * 1_000) }),
  );
}

function shownOf(check: Awaited<ReturnType<typeof readCheck>>): Shown {
  const { state, reasonCode, failure, explanation, fix } = check;
  return { state, reason: reasonCode, failure, explanation, fix };
}

function tellingOf({ outcome, failure, explanation, fix }: CheckDocument): Telling {
  return { saying: { outcome, failure }, explanation, fix };
}

function tellingOfFirst(host: FleetHost, heard: readonly Heard[]): Telling | null {
  const [result] = firstResults(
    heard,
    host.checks.slice(0, 1).map(({ no }) => no),
  );
  if (result === undefined) return null;
  const outcome = outcomeOfNumber(result.outcome);
  return {
    saying: { outcome: outcome.kind, failure: outcome.kind === 'pass' ? null : outcome.failure },
    explanation: result.detail?.explanation ?? '',
    fix: result.detail?.fix ?? '',
  };
}
