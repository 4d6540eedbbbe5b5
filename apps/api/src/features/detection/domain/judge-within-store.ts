import { type CheckScope } from '@sightline/allowlist';
import { failureNumber } from '@sightline/spec';
import type { CheckMemory } from './check-memory.ts';
import type { Judgement } from './judge-check.ts';
import type { Verdict } from './verdict.ts';

/** The agent at the other end of a port. Times are ms since the epoch; null if it has not happened yet. */
export interface PeerAgent {
  readonly heardAtMs: number | null;
  /** When it started to use the assignment that names the ports to open for others. */
  readonly readyAtMs: number | null;
}

const UNTOLD = failureNumber('unknown.unclassified');
/** A peer that has been silent for this long may be off. Agents report at least once a minute. */
const PEER_SILENT_MS = 180_000;
/** After this long, a result comes from a test that the peer knew about: the time a test result is reused, plus the next test. */
const MET_MS = 100_000;

/**
 * Judges a check within a store that has failed often enough. It needs no comparison: nobody else sees the port or the
 * program, and the store's line does not matter. A probe that could not determine the state gives `unverified`.
 *
 * A port on a host with an agent is blamed only while that agent is known to run and to open the port. A host that is off, or
 * that does not know yet which ports to open, refuses or stays silent just like a firewall. `peer` is null for targets on the
 * host itself and where no agent runs.
 */
export function judgeWithinStore(
  scope: Exclude<CheckScope, 'external'>,
  memory: Pick<CheckMemory, 'lastOutcome' | 'judgedThroughMs' | 'outcomeSinceMs'>,
  peer: PeerAgent | null,
): Judgement {
  if (memory.lastOutcome === UNTOLD) return verdict('unverified', 'untold');
  if (scope === 'host') return verdict('blocked', 'host_fails');
  return peer === null ? verdict('blocked', 'lan_fails') : judgePort(memory, peer);
}

type Failing = Pick<CheckMemory, 'judgedThroughMs' | 'outcomeSinceMs'>;

function judgePort(failing: Failing, { heardAtMs, readyAtMs }: PeerAgent): Judgement {
  const newestMs = failing.judgedThroughMs ?? 0;
  const beganMs = failing.outcomeSinceMs ?? newestMs;
  if (heardAtMs === null || heardAtMs < newestMs - PEER_SILENT_MS) {
    return newestMs - beganMs < PEER_SILENT_MS ? pending() : verdict('unverified', 'peer_silent');
  }
  if (heardAtMs <= beganMs || readyAtMs === null) return pending();
  const isMet = readyAtMs <= beganMs || newestMs >= readyAtMs + MET_MS;
  return isMet ? verdict('blocked', 'lan_fails') : pending();
}

function pending(): Judgement {
  return { kind: 'wait', reason: 'peer_pending' };
}

function verdict(state: Verdict['state'], reason: Verdict['reason']): Judgement {
  return { kind: 'verdict', verdict: { state, reason } };
}
