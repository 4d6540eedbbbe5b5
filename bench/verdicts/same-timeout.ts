import { setTimeout as pause } from 'node:timers/promises';
import type { CheckState } from '@sightline/spec';
import { type Court, giveReports, readCheckUntil } from './court.ts';
import type { Testimony } from './judge-scenario.ts';
import { firstResults, type Result, retell } from './retell.ts';
import { addHost, type FleetHost, type HostOrder } from './scenario-fleet.ts';

/** What else is known while one target times out at a store. */
export interface Evidence {
  readonly control: 'passes' | 'fails' | 'absent';
  readonly otherStores: readonly ('pass' | 'fail')[];
  readonly restOfStore: 'passes' | 'fails';
}

interface EvidenceCase extends Evidence {
  readonly expected: CheckState;
}

/** What the console makes of it, and the sentences it says why in. */
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
/** Longer than what others see is remembered. */
const MEMORY_MS = 1_200;

/** Real results of one store, in the order of its checks: all well, and its first target timing out. */
interface Results {
  readonly passing: readonly Result[];
  readonly timedOut: Result;
}

/** Has the same real connect.timeout of a store judged with every kind of evidence beside it. */
export async function judgeSameTimeout(court: Court, testimonies: readonly Testimony[]): Promise<EvidenceVerdict[]> {
  const find = (name: string): Testimony => {
    const found = testimonies.find(({ scenario }) => scenario.name === name);
    if (found === undefined) throw new Error(`${name} was not played`);
    return found;
  };
  const healthy = find('loopback_answer');
  const [timedOut] = resultsOf(find('loopback_silent'));
  if (timedOut === undefined) throw new Error('no store has reported a connect.timeout');
  const results = { passing: resultsOf(healthy), timedOut };
  return await Promise.all(
    CASES.map(async (one, index) => {
      const order = { ...healthy.store.order, name: 'same_timeout', world: `same_timeout ${index}` };
      return await judgeCase(court, one, { results, order });
    }),
  );
}

async function judgeCase(
  court: Court,
  one: EvidenceCase,
  { results, order }: { readonly results: Results; readonly order: HostOrder },
): Promise<EvidenceVerdict> {
  const start = Date.now() - BEGUN_MS_AGO;
  const tell = async (tenantId: string, seen: readonly Result[]): Promise<FleetHost> => {
    const host = await addHost(court.pool, { ...order, tenantId });
    const at = (second: number): Date => new Date(start + second * 1_000);
    const wellBefore = retell(results.passing, { seq: 1, at: at(WELL_BEFORE_S) });
    const since = AT_S.map((second, index) => retell(seen, { seq: index + 2, at: at(second) }));
    await giveReports(court, host, [wellBefore]);
    await giveReports(court, host, since);
    return host;
  };
  if (one.control !== 'absent')
    await tell(court.controlTenantId, timingOut(results, one.control === 'fails' ? 'first' : 'none'));
  for (const outcome of one.otherStores)
    await tell(court.tenantId, timingOut(results, outcome === 'fail' ? 'first' : 'none'));
  await pause(MEMORY_MS);
  const store = await tell(court.tenantId, timingOut(results, one.restOfStore === 'fails' ? 'all' : 'first'));
  const check = await readCheckUntil(court, store, {
    isSo: ({ state }) => state === one.expected,
    withinMs: VERDICT_MS_MAX,
  });
  return { ...one, state: check.state, sentences: check.evidence };
}

/** What a host sees when these of its targets time out. */
function timingOut({ passing, timedOut }: Results, which: 'none' | 'first' | 'all'): Result[] {
  return passing.map((pass, index) => {
    const times = which === 'all' || (which === 'first' && index === 0);
    return times ? { ...timedOut, no: pass.no, atMs: pass.atMs, from: pass.from } : pass;
  });
}

function resultsOf({ store, heard }: Testimony): Result[] {
  return firstResults(
    heard.during,
    store.checks.map(({ no }) => no),
  );
}
