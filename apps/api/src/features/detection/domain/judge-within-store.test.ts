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

it('takes what fails on a host, or at a machine without an agent, for blocked there, with nobody else asked', () => {
  expect(judgeWithinStore('lan', failing(20), null)).toEqual(BLOCKED);
  expect(judgeWithinStore('host', failing(20, 'host.port_taken'), null)).toEqual({
    kind: 'verdict',
    verdict: { state: 'blocked', reason: 'host_fails' },
  });
});

it('says nothing of what a machine does not tell', () => {
  for (const scope of ['lan', 'host'] as const) {
    expect(judgeWithinStore(scope, failing(20, 'unknown.unclassified'), null)).toEqual({
      kind: 'verdict',
      verdict: { state: 'unverified', reason: 'untold' },
    });
  }
});

describe('a port of a machine with an agent', () => {
  it('is blocked once the agent there was heard after the failing began', () => {
    expect(judgeWithinStore('lan', failing(20), peer(-10, -600))).toEqual(PENDING);
    expect(judgeWithinStore('lan', failing(20), peer(15, -600))).toEqual(BLOCKED);
  });

  it('is blamed on nothing while the machine may be off, and then not known', () => {
    expect(judgeWithinStore('lan', failing(100), peer(-100, -600))).toEqual(PENDING);
    expect(judgeWithinStore('lan', failing(300), peer(-5, -600))).toEqual({
      kind: 'verdict',
      verdict: { state: 'unverified', reason: 'peer_silent' },
    });
  });

  it('is blamed on nothing before the agent there knows of it, and they have had time to meet', () => {
    expect(judgeWithinStore('lan', failing(200), peer(190, null))).toEqual(PENDING);
    expect(judgeWithinStore('lan', failing(120), peer(110, 60))).toEqual(PENDING);
    expect(judgeWithinStore('lan', failing(170), peer(160, 60))).toEqual(BLOCKED);
  });
});
