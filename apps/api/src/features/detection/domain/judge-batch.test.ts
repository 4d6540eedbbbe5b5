import { hostIdSchema, storeIdSchema, tenantIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { type DetailedResult, type JudgedCheck, judgeBatch, type Reference } from './judge-batch.ts';
import { judgeSilence } from './judge-silence.ts';

const tenantId = tenantIdSchema.parse('00000000-0000-4000-8000-000000000001');
const storeId = storeIdSchema.parse('00000000-0000-4000-8000-000000000002');
const hostId = hostIdSchema.parse('00000000-0000-4000-8000-000000000003');
const TIMEOUT = 202;
const detail = { failures: [], hints: [], addresses: [], explanation: 'No answer.', fix: 'Allow it.' };

function check(no: number, change: Partial<JudgedCheck> = {}): JudgedCheck {
  return {
    tenantId,
    storeId,
    hostId,
    checkId: `check-${no}`,
    checkNo: no,
    targetKey: `target-${no}`,
    scope: 'external',
    isControl: false,
    anyOf: null,
    timeoutMs: 5_000,
    intervalS: 10,
    memory: {
      state: 'pass',
      reason: 'passes',
      sinceMs: 0,
      lastOutcome: 0,
      judgedThroughMs: 1_000,
      streak: 3,
      outcomeSinceMs: 0,
    },
    detail: null,
    drift: null,
    peer: null,
    ...change,
  };
}

const failing = (...atMs: number[]): DetailedResult[] => atMs.map((ms) => ({ atMs: ms, outcome: TIMEOUT, detail }));
const passing = (...atMs: number[]): DetailedResult[] => atMs.map((ms) => ({ atMs: ms, outcome: 0, detail: null }));

const everywherePasses: Reference = { control: { failing: false, sinceMs: 0, atMs: 40_000 }, stores: [] };
const references = (reference: Reference) => (keys: readonly string[]) =>
  Promise.resolve(new Map(keys.map((key) => [key, reference])));

async function judge(checks: JudgedCheck[], results: Record<string, DetailedResult[]>, reference = everywherePasses) {
  const { changes } = await judgeBatch(checks, new Map(Object.entries(results)), references(reference));
  return Object.fromEntries(changes.map((change) => [change.after.checkId, change.after]));
}

describe('judging a batch', () => {
  it('reads no references for a store whose checks pass', async () => {
    const ask = () => Promise.reject(new Error('asked'));
    expect(await judgeBatch([check(1)], new Map([['check-1', passing(2_000)]]), ask)).toEqual({
      changes: [],
      failed: [],
    });
  });

  it('judges the others when the judgment of one throws', async () => {
    const broken = Object.defineProperty(check(1), 'peer', {
      get: () => {
        throw new Error('broken');
      },
    });
    Object.assign(broken, { scope: 'lan' });
    const results = new Map([
      ['check-1', failing(10_000, 15_000, 25_000)],
      ['check-2', failing(10_000, 15_000, 25_000)],
      ['check-3', passing(20_000)],
    ]);
    const { changes, failed } = await judgeBatch([broken, check(2), check(3)], results, references(everywherePasses));
    expect(changes.map(({ after }) => [after.checkId, after.memory.state])).toContainEqual(['check-2', 'blocked']);
    expect(failed).toEqual([{ check: broken, error: new Error('broken') }]);
  });

  it('treats an outage that starts and ends within one batch as history', async () => {
    const judged = await judge([check(1), check(2)], {
      'check-1': [...failing(10_000, 15_000, 25_000), ...passing(30_000, 40_000)],
      'check-2': passing(20_000, 40_000),
    });
    expect(judged['check-1']?.memory.state).toBe('pass');
  });

  it('sees the store after the whole batch, whatever the order of its checks', async () => {
    const results = { 'check-1': failing(10_000, 15_000, 25_000), 'check-2': failing(12_000, 17_000, 27_000) };
    for (const checks of [
      [check(1), check(2)],
      [check(2), check(1)],
    ]) {
      const judged = await judge(checks, results);
      expect([judged['check-1']?.memory.state, judged['check-2']?.memory.state]).toEqual([
        'store_offline',
        'store_offline',
      ]);
    }
  });

  it('dates a regression from the first failure', async () => {
    const judged = await judge([check(1), check(2)], {
      'check-1': failing(10_000, 15_000, 25_000),
      'check-2': passing(20_000),
    });
    expect(judged['check-1']?.memory).toMatchObject({ state: 'blocked', sinceMs: 10_000 });
  });

  it('excuses a check whose alternative has passed since', async () => {
    const judged = await judge([check(1, { anyOf: 'rest' }), check(2, { anyOf: 'rest' })], {
      'check-1': failing(10_000, 15_000, 25_000),
      'check-2': passing(20_000),
    });
    expect(judged['check-1']?.memory).toMatchObject({ state: 'degraded', reason: 'alternative_passes' });
  });

  it('writes nothing for a failure that continues unchanged', async () => {
    const first = await judge([check(1), check(2)], {
      'check-1': failing(10_000, 15_000, 25_000),
      'check-2': passing(20_000),
    });
    const blocked = first['check-1'];
    if (!blocked) throw new Error('not judged');
    const again = await judge([blocked, check(2)], { 'check-1': failing(35_000), 'check-2': passing(30_000) });
    expect(again['check-1']).toBeUndefined();
  });

  it('keeps the evidence that came with one of the first failures, until the check passes', async () => {
    const evidence = { takenAt: '2026-11-24T12:00:00.000Z', items: [{ kind: 'dns', about: '', text: 'NOERROR' }] };
    const results = failing(10_000, 15_000, 25_000, 55_000).map((result, at) =>
      at === 1 ? { ...result, detail: { ...detail, evidence } } : result,
    );
    const first = await judge([check(1), check(2)], { 'check-1': results, 'check-2': passing(20_000) });
    expect(first['check-1']?.detail).toEqual({ ...detail, evidence });
    const blocked = first['check-1'];
    if (!blocked) throw new Error('not judged');
    const back = await judge([blocked, check(2)], { 'check-1': passing(85_000, 115_000), 'check-2': passing(80_000) });
    expect(back['check-1']?.detail).toBeNull();
  });

  it('adds late evidence to a failure that continues unchanged', async () => {
    const first = await judge([check(1), check(2)], {
      'check-1': failing(10_000, 15_000, 25_000),
      'check-2': passing(20_000),
    });
    const blocked = first['check-1'];
    if (!blocked) throw new Error('not judged');
    const evidence = { takenAt: '2026-11-24T12:00:00.000Z', items: [] };
    const late = failing(35_000).map((result) => ({ ...result, detail: { ...detail, evidence } }));
    const again = await judge([blocked, check(2)], { 'check-1': late, 'check-2': passing(30_000) });
    expect(again['check-1']?.detail).toEqual({ ...detail, evidence });
  });

  it('does not blame a store by the pass that ended a vendor outage', async () => {
    const down = check(1, {
      detail,
      memory: {
        ...check(1).memory,
        state: 'target_down',
        reason: 'control_and_fleet_fail',
        lastOutcome: TIMEOUT,
        outcomeSinceMs: 10_000,
        judgedThroughMs: 90_000,
      },
    });
    const back: Reference = { control: { failing: false, sinceMs: 95_000, atMs: 101_000 }, stores: [] };
    const judged = await judge([down, check(2)], { 'check-1': failing(100_000), 'check-2': passing(99_000) }, back);
    expect(judged['check-1']).toBeUndefined();
  });
});

describe('recovering from a dead line', () => {
  const reachable: Reference = { control: { failing: false, sinceMs: 0, atMs: 155_000 }, stores: [] };
  const offline = (no: number) =>
    check(no, {
      detail,
      memory: {
        ...check(no).memory,
        state: 'store_offline',
        reason: 'all_external_fail',
        lastOutcome: TIMEOUT,
        outcomeSinceMs: 10_000,
        judgedThroughMs: 90_000,
      },
    });

  it('does not blame a target that was last probed before the line was back', async () => {
    const results = { 'check-1': failing(95_000), 'check-2': passing(96_000, 101_000) };
    const judged = await judge([offline(1), offline(2)], results, reachable);
    expect(judged['check-2']?.memory.state).toBe('pass');
    expect(judged['check-1']?.memory.state ?? 'store_offline').toBe('store_offline');
  });

  it('blames a target that still fails a minute after the others recover', async () => {
    const still = offline(1);
    const back = check(2, { memory: { ...check(2).memory, outcomeSinceMs: 96_000, judgedThroughMs: 150_000 } });
    const early = await judge([still, back], { 'check-1': failing(150_000) }, reachable);
    expect(early['check-1']?.memory.state ?? 'store_offline').toBe('store_offline');
    const late = await judge([still, back], { 'check-1': failing(157_000), 'check-2': passing(156_000) }, reachable);
    expect(late['check-1']?.memory.state).toBe('blocked');
  });
});

describe('judging silence', () => {
  const silent = { hostId, wholeStore: true, lastReceivedMs: 5_000 };

  it('takes a silent store offline since its last report, once', () => {
    const [change] = judgeSilence([check(1)], [silent], 50_000);
    expect(change?.after.memory).toMatchObject({
      state: 'store_offline',
      reason: 'silent',
      sinceMs: 5_000,
      judgedThroughMs: 50_000,
    });
    expect(judgeSilence(change ? [change.after] : [], [silent], 60_000)).toEqual([]);
  });

  it('makes a silent host unverified while its store reports, and the control too', () => {
    const [ofHost] = judgeSilence([check(1)], [{ ...silent, wholeStore: false }], 50_000);
    const [ofControl] = judgeSilence([check(1, { isControl: true })], [silent], 50_000);
    expect(ofHost?.after.memory).toMatchObject({ state: 'unverified', reason: 'host_silent' });
    expect(ofControl?.after.memory).toMatchObject({ state: 'unverified', reason: 'host_silent' });
  });

  it('keeps the start time of a store that was already offline', () => {
    const offline = check(1, {
      memory: { ...check(1).memory, state: 'store_offline', reason: 'all_external_fail', sinceMs: 700 },
    });
    const [change] = judgeSilence([offline], [silent], 50_000);
    expect(change?.after.memory).toMatchObject({ reason: 'silent', sinceMs: 700 });
    expect(change?.sentences).toBeNull();
  });

  it('makes targets within a silent store unverified, not offline', () => {
    for (const scope of ['lan', 'host'] as const) {
      const [change] = judgeSilence([check(1, { scope })], [silent], 50_000);
      expect(change?.after.memory).toMatchObject({ state: 'unverified', reason: 'silent' });
    }
  });
});

describe('judging targets within a store', () => {
  const nobody = (): Promise<ReadonlyMap<string, Reference>> => {
    throw new Error('Nobody else can see it, and nobody is asked.');
  };

  it('needs no control, and says nothing about the line', async () => {
    const lan = check(1, { scope: 'lan', targetKey: 'lan://TERM-1:9055' });
    const { changes } = await judgeBatch([lan, check(2)], new Map([['check-1', failing(2_000, 3_000, 4_000)]]), nobody);
    expect(changes.map(({ after }) => [after.checkId, after.memory.state, after.memory.reason])).toEqual([
      ['check-1', 'blocked', 'lan_fails'],
    ]);
    expect(changes[0]?.sentences).toEqual(['Fails between machines inside the store.']);
  });
});
