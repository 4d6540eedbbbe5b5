import { setTimeout as pause } from 'node:timers/promises';
import type { CheckState } from '@sightline/spec';
import type { ScenarioRecord } from './judge-scenario.ts';
import { firstResults, type Result, redateResults } from './redate-results.ts';
import { addHost, type FleetHost, type HostOrder } from './scenario-fleet.ts';
import { readCheckUntil, sendReports, type VerdictApi } from './verdict-api.ts';

/** The other evidence while one target times out at a store. */
export interface Evidence {
  readonly control: 'passes' | 'fails' | 'absent';
  readonly otherStores: readonly ('pass' | 'fail')[];
  readonly restOfStore: 'passes' | 'fails';
}

interface EvidenceCase extends Evidence {
  readonly expected: CheckState;
}

/** The console's verdict, and the sentences that explain it. */
export interface EvidenceVerdict extends EvidenceCase {
  readonly state: CheckState;
  readonly sentences: readonly string[];
}

const CASES: readonly EvidenceCase[] = [
  { control: 'passes', otherStores: [], restOfStore: 'passes', expected: 'blocked' },
  { control: 'absent', otherStores: ['pass', 'pass'], restOfStore: 'passes', expected: 'blocked' },
  { control: 'fails', otherStores: ['pass', 'pass', 'fail'], restOfStore: 'passes', expected: 'blocked' },
  { control: 'fails', otherStores: [], restOfStore: 'passes', expected: 'target_down' },
  { control: 'fails', otherStores: ['fail', 'fail'], restOfStore: 'fails', expected: 'target_down' },
  { control: 'absent', otherStores: ['fail', 'fail'], restOfStore: 'passes', expected: 'target_down' },
  { control: 'passes', otherStores: ['pass'], restOfStore: 'fails', expected: 'store_offline' },
  { control: 'absent', otherStores: [], restOfStore: 'passes', expected: 'unverified' },
];

const AT_S = [0, 5, 20] as const;
const BEGUN_MS_AGO = 40_000;
const WELL_BEFORE_S = -10;
const VERDICT_MS_MAX = 15_000;
/** Longer than the API remembers what others see. */
const MEMORY_MS = 1_200;

/** Real results of one store, in the order of its checks: all passing, and with its first target timing out. */
interface Results {
  readonly passing: readonly Result[];
  readonly timedOut: Result;
}

/** Judges the same real connect.timeout of a store with every kind of other evidence. */
export async function judgeSameTimeout(
  verdictApi: VerdictApi,
  records: readonly ScenarioRecord[],
): Promise<EvidenceVerdict[]> {
  const find = (name: string): ScenarioRecord => {
    const found = records.find(({ scenario }) => scenario.name === name);
    if (found === undefined) throw new Error(`${name} was not played`);
    return found;
  };
  const healthy = find('loopback_answer');
  const [timedOut] = resultsOf(find('loopback_silent'));
  if (timedOut === undefined) throw new Error('no store reported a connect.timeout');
  const results = { passing: resultsOf(healthy), timedOut };
  return await Promise.all(
    CASES.map(async (one, index) => {
      const order = { ...healthy.store.order, name: 'same_timeout', world: `same_timeout ${index}` };
      return await judgeCase(verdictApi, one, { results, order });
    }),
  );
}

async function judgeCase(
  verdictApi: VerdictApi,
  one: EvidenceCase,
  { results, order }: { readonly results: Results; readonly order: HostOrder },
): Promise<EvidenceVerdict> {
  const start = Date.now() - BEGUN_MS_AGO;
  const tell = async (tenantId: string, seen: readonly Result[]): Promise<FleetHost> => {
    const host = await addHost(verdictApi.pool, { ...order, tenantId });
    const at = (second: number): Date => new Date(start + second * 1_000);
    const wellBefore = redateResults(results.passing, { seq: 1, at: at(WELL_BEFORE_S) });
    const since = AT_S.map((second, index) => redateResults(seen, { seq: index + 2, at: at(second) }));
    await sendReports(verdictApi, host, [wellBefore]);
    await sendReports(verdictApi, host, since);
    return host;
  };
  if (one.control !== 'absent')
    await tell(verdictApi.controlTenantId, timingOut(results, one.control === 'fails' ? 'first' : 'none'));
  for (const outcome of one.otherStores)
    await tell(verdictApi.tenantId, timingOut(results, outcome === 'fail' ? 'first' : 'none'));
  await pause(MEMORY_MS);
  const store = await tell(verdictApi.tenantId, timingOut(results, one.restOfStore === 'fails' ? 'all' : 'first'));
  const check = await readCheckUntil(verdictApi, store, {
    isSo: ({ state }) => state === one.expected,
    withinMs: VERDICT_MS_MAX,
  });
  return { ...one, state: check.state, sentences: check.evidence };
}

/** Returns what a host sees if these of its targets time out. */
function timingOut({ passing, timedOut }: Results, which: 'none' | 'first' | 'all'): Result[] {
  return passing.map((pass, index) => {
    const times = which === 'all' || (which === 'first' && index === 0);
    return times ? { ...timedOut, no: pass.no, atMs: pass.atMs, from: pass.from } : pass;
  });
}

function resultsOf({ store, received }: ScenarioRecord): Result[] {
  return firstResults(
    received.during,
    store.checks.map(({ no }) => no),
  );
}
