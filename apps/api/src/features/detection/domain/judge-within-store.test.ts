import { failureNumber } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { judgeWithinStore, type PeerAgent } from './judge-within-store.ts';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const S = 1_000;
const BLOCKED = { kind: 'verdict', verdict: { state: 'blocked', reason: 'lan_fails' } };
const PENDING = { kind: 'wait', reason: 'peer_pending' };

/** Failing since noon, last seen so many seconds later. */
function failing(lastedS: number, failure: Parameters<typeof failureNumber>[0] = 'connect.timeout') {
  return { lastOutcome: failureNumber(failure), outcomeSinceMs: NOON, judgedThroughMs: NOON + lastedS * S };
}

function peer(heardS: number, readyS: number | null): PeerAgent {
  return { heardAtMs: NOON + heardS * S, readyAtMs: readyS === null ? null : NOON + readyS * S };
}

it('blocks a failing check on a host, or at a host without an agent, without asking anyone else', () => {
  expect(judgeWithinStore('lan', failing(20), null)).toEqual(BLOCKED);
  expect(judgeWithinStore('host', failing(20, 'host.port_taken'), null)).toEqual({
    kind: 'verdict',
    verdict: { state: 'blocked', reason: 'host_fails' },
  });
});

it('gives no verdict on what a machine does not report', () => {
  for (const scope of ['lan', 'host'] as const) {
    expect(judgeWithinStore(scope, failing(20, 'unknown.unclassified'), null)).toEqual({
      kind: 'verdict',
      verdict: { state: 'unverified', reason: 'untold' },
    });
  }
});

describe('a port of a host with an agent', () => {
  it('is blocked once its agent was heard after the failure began', () => {
    expect(judgeWithinStore('lan', failing(20), peer(-10, -600))).toEqual(PENDING);
    expect(judgeWithinStore('lan', failing(20), peer(15, -600))).toEqual(BLOCKED);
  });

  it('gets no verdict while its host may be off, and then is unverified', () => {
    expect(judgeWithinStore('lan', failing(100), peer(-100, -600))).toEqual(PENDING);
    expect(judgeWithinStore('lan', failing(300), peer(-5, -600))).toEqual({
      kind: 'verdict',
      verdict: { state: 'unverified', reason: 'peer_silent' },
    });
  });

  it('gets no verdict before its agent knows the port and had time to test it', () => {
    expect(judgeWithinStore('lan', failing(200), peer(190, null))).toEqual(PENDING);
    expect(judgeWithinStore('lan', failing(120), peer(110, 60))).toEqual(PENDING);
    expect(judgeWithinStore('lan', failing(170), peer(160, 60))).toEqual(BLOCKED);
  });
});
