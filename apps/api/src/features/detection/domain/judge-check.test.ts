import { type Failure, failureNumber } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import type { CheckMemory } from './check-memory.ts';
import { rememberResult } from './check-memory.ts';
import { type CheckView, viewLine, viewReference } from './check-view.ts';
import { judgeDrift, judgeFailing, judgeSettling, judgeWildcard, needsView } from './judge-check.ts';

const NEVER: CheckMemory = {
  state: 'unverified',
  reason: 'never_probed',
  sinceMs: 0,
  lastOutcome: 0,
  judgedThroughMs: null,
  streak: 0,
  outcomeSinceMs: null,
};
const CONNECT_TIMEOUT = 202;

function memoryAfter(outcomes: readonly number[], start: CheckMemory = NEVER): CheckMemory {
  return outcomes.reduce((memory, outcome, n) => rememberResult(memory, { atMs: (n + 1) * 10_000, outcome }), start);
}

const LINE_UP = { passing: 3, failing: 0, answered: false, silent: 0 };
const LINE_OUT = { passing: 0, failing: 3, answered: false, silent: 0 };
const FILTERED = { ...LINE_OUT, answered: true };

function view(change: Partial<CheckView>): CheckView {
  return {
    vantage: 'store',
    alternativePasses: false,
    line: LINE_UP,
    reference: { control: 'passes', otherStoresPassing: 5, otherStoresFailing: 0 },
    ...change,
  };
}

describe('remembering results', () => {
  it('counts results of one kind and remembers when the first of them was', () => {
    expect(memoryAfter([0, CONNECT_TIMEOUT, CONNECT_TIMEOUT])).toMatchObject({ streak: 2, outcomeSinceMs: 20_000 });
  });

  it('counts failures of different codes as one streak', () => {
    expect(memoryAfter([201, 202, 203])).toMatchObject({ streak: 3, outcomeSinceMs: 10_000, lastOutcome: 203 });
  });

  it('treats a result that is not newer as history', () => {
    const memory = memoryAfter([0, 0]);
    expect(rememberResult(memory, { atMs: 20_000, outcome: CONNECT_TIMEOUT })).toBe(memory);
    expect(rememberResult(memory, { atMs: 5, outcome: CONNECT_TIMEOUT })).toBe(memory);
  });
});

describe('settling', () => {
  it('passes on the first pass if nothing was known', () => {
    expect(judgeSettling(memoryAfter([0]))).toEqual({ kind: 'verdict', verdict: { state: 'pass', reason: 'passes' } });
  });

  it('needs two passes to recover', () => {
    const blocked: CheckMemory = { ...NEVER, state: 'blocked', reason: 'control_passes' };
    expect(judgeSettling(memoryAfter([0], blocked)).kind).toBe('wait');
    expect(judgeSettling(memoryAfter([0, 0], blocked))).toMatchObject({ verdict: { state: 'pass' } });
  });

  it('does not let one pass between failures recover', () => {
    const blocked: CheckMemory = { ...NEVER, state: 'blocked', reason: 'control_passes' };
    expect(judgeSettling(memoryAfter([0, CONNECT_TIMEOUT, 0], blocked)).kind).toBe('wait');
  });

  it('calls an altered connection degraded', () => {
    expect(judgeSettling(memoryAfter([-303, -303]))).toMatchObject({
      verdict: { state: 'degraded', reason: 'altered' },
    });
  });

  it.each([
    ['connect.proxy_only', 'proxy_only'],
    ['tls.clock_wrong', 'clock_wrong'],
  ] as const)('says of a target with %s why it is degraded, and never blocks it', (failure, reason) => {
    const outcome = -failureNumber(failure);
    const memory = memoryAfter([outcome, outcome, outcome]);
    expect(judgeSettling(memory)).toMatchObject({ verdict: { state: 'degraded', reason } });
    expect(needsView(memory)).toBe(false);
  });

  it('asks for a view only at the third failure in a row', () => {
    expect(needsView(memoryAfter([CONNECT_TIMEOUT, CONNECT_TIMEOUT]))).toBe(false);
    expect(needsView(memoryAfter([CONNECT_TIMEOUT, 0, CONNECT_TIMEOUT, CONNECT_TIMEOUT]))).toBe(false);
    expect(needsView(memoryAfter([CONNECT_TIMEOUT, CONNECT_TIMEOUT, CONNECT_TIMEOUT]))).toBe(true);
  });
});

describe('judging addresses', () => {
  const drift = { outside: ['198.51.100.9'], control: 'same' } as const;

  it('degrades only a target that passes at an address that a firewall would drop', () => {
    const passing = judgeSettling(memoryAfter([0, 0]));
    expect(judgeDrift(passing, { ...drift, outside: [...drift.outside] })).toMatchObject({
      verdict: { state: 'degraded', reason: 'address_drift' },
    });
    expect(judgeDrift(passing, null)).toBe(passing);
    const altered = judgeSettling(memoryAfter([-303, -303]));
    expect(judgeDrift(altered, { ...drift, outside: [...drift.outside] })).toBe(altered);
  });
});

describe('judging a failing check', () => {
  it('blames the store when the control passes and the line is up', () => {
    expect(judgeFailing(view({}))).toMatchObject({ verdict: { state: 'blocked', reason: 'control_passes' } });
  });

  it('blames nobody while the control has not probed since', () => {
    const reference = { control: 'pending', otherStoresPassing: 0, otherStoresFailing: 0 } as const;
    expect(judgeFailing(view({ reference }))).toEqual({ kind: 'wait', reason: 'control_pending' });
  });

  it('counts passing stores as evidence while the control is pending or absent', () => {
    for (const control of ['pending', 'absent'] as const) {
      const reference = { control, otherStoresPassing: 4, otherStoresFailing: 1 };
      expect(judgeFailing(view({ reference }))).toMatchObject({
        verdict: { state: 'blocked', reason: 'other_stores_pass' },
      });
    }
  });

  it('never blames a store for an outage that control and fleet see too', () => {
    const reference = { control: 'fails', otherStoresPassing: 0, otherStoresFailing: 5 } as const;
    for (const line of [LINE_UP, LINE_OUT]) {
      expect(judgeFailing(view({ reference, line }))).toMatchObject({ verdict: { state: 'target_down' } });
    }
  });

  it('believes the fleet when the control alone fails', () => {
    const reference = { control: 'fails', otherStoresPassing: 5, otherStoresFailing: 0 } as const;
    expect(judgeFailing(view({ reference }))).toMatchObject({
      verdict: { state: 'blocked', reason: 'other_stores_pass' },
    });
  });

  it('calls the line down when every other Internet target of the store fails too', () => {
    expect(judgeFailing(view({ line: LINE_OUT }))).toMatchObject({
      verdict: { state: 'store_offline', reason: 'all_external_fail' },
    });
  });

  it('blames the store, and not its line, when every target fails in ways that a dead line does not', () => {
    expect(judgeFailing(view({ line: FILTERED }))).toMatchObject({
      verdict: { state: 'blocked', reason: 'control_passes' },
    });
  });

  it("waits while the store's other targets say nothing about the time of the failure", () => {
    const line = { passing: 0, failing: 1, answered: true, silent: 2 };
    expect(judgeFailing(view({ line }))).toEqual({ kind: 'wait', reason: 'line_unclear' });
  });

  it('judges a store with a single Internet check by the reference alone', () => {
    const line = { passing: 0, failing: 0, answered: false, silent: 0 };
    expect(judgeFailing(view({ line }))).toMatchObject({ verdict: { state: 'blocked' } });
  });

  it('says so when neither the control nor another store can tell', () => {
    const reference = { control: 'absent', otherStoresPassing: 0, otherStoresFailing: 0 } as const;
    expect(judgeFailing(view({ reference }))).toMatchObject({
      verdict: { state: 'unverified', reason: 'no_reference' },
    });
  });

  it('excuses a failure whose alternative passes', () => {
    expect(judgeFailing(view({ alternativePasses: true }))).toMatchObject({ verdict: { state: 'degraded' } });
  });

  it('gives the same timeout three verdicts, by the evidence', () => {
    const passes = { control: 'passes', otherStoresPassing: 2, otherStoresFailing: 0 } as const;
    const fails = { control: 'fails', otherStoresPassing: 0, otherStoresFailing: 2 } as const;
    const states = [
      view({ reference: passes }),
      view({ reference: fails }),
      view({ reference: passes, line: LINE_OUT }),
    ]
      .map(judgeFailing)
      .map((judgement) => (judgement.kind === 'verdict' ? judgement.verdict.state : judgement.reason));
    expect(states).toEqual(['blocked', 'target_down', 'store_offline']);
  });
});

describe('comparing with others', () => {
  const time = { afterMs: 100_000, beforeMs: 120_000 };
  const input = { otherStores: [], time, controlSilentBeforeMs: 50_000 };

  it('does not count a pass from before the failure began', () => {
    const control = { failing: false, sinceMs: 0, atMs: 99_999 };
    expect(viewReference({ ...input, control }).control).toBe('pending');
  });

  it('does not count the first pass after an outage against a probe from within it', () => {
    const control = { failing: false, sinceMs: 121_000, atMs: 125_000 };
    expect(viewReference({ ...input, control }).control).toBe('pending');
  });

  it('counts a pass that spans the whole failure', () => {
    const control = { failing: false, sinceMs: 10_000, atMs: 110_000 };
    expect(viewReference({ ...input, control }).control).toBe('passes');
  });

  it('treats a control that fell silent as absent', () => {
    const control = { failing: false, sinceMs: 0, atMs: 49_000 };
    expect(viewReference({ ...input, control }).control).toBe('absent');
  });

  it('counts only targets with results from the time of the failure', () => {
    const before = { failing: false, outcome: 0, sinceMs: 0, atMs: 99_000 };
    const passes = { failing: false, outcome: 0, sinceMs: 0, atMs: 130_000 };
    const backOnly = { failing: false, outcome: 0, sinceMs: 121_000, atMs: 130_000 };
    expect(viewLine(CONNECT_TIMEOUT, [before, failing('connect.timeout'), passes, backOnly], time)).toEqual({
      passing: 1,
      failing: 1,
      answered: false,
      silent: 2,
    });
  });

  it.each(['tls.untrusted', 'tls.reset', 'response.block_page', 'resolve.sinkhole', 'resolve.nxdomain'] as const)(
    'takes %s for an answer, which no dead line gives',
    (failure) => {
      expect(viewLine(CONNECT_TIMEOUT, [failing(failure)], time).answered).toBe(true);
      expect(viewLine(failureNumber(failure), [failing('connect.timeout')], time).answered).toBe(true);
    },
  );

  it('treats any answer behind a login portal as the portal', () => {
    const others = [failing('response.captive_portal'), failing('tls.name_mismatch')];
    expect(viewLine(CONNECT_TIMEOUT, others, time).answered).toBe(false);
  });

  function failing(failure: Failure) {
    return { failing: true, outcome: failureNumber(failure), sinceMs: 110_000, atMs: 115_000 };
  }
});

describe('judging whether a rule is a wildcard', () => {
  it('does not blame a vendor whose server ignores unknown names', () => {
    const reference = { control: 'fails', otherStoresPassing: 0, otherStoresFailing: 5 } as const;
    expect(judgeWildcard(judgeFailing(view({ reference })))).toMatchObject({
      verdict: { state: 'unverified', reason: 'answers_no_other_name' },
    });
  });

  it('blames the store if the control gets an answer', () => {
    expect(judgeWildcard(judgeFailing(view({})))).toMatchObject({ verdict: { state: 'blocked' } });
  });
});
