import { type CheckScope } from '@sightline/allowlist';
import { failureNumber } from '@sightline/spec';
import type { CheckMemory } from './check-memory.ts';
import type { Judgement } from './judge-check.ts';
import type { Verdict } from './verdict.ts';

/** The agent at the other end of a port, as it last showed itself; times in ms since the epoch, null: not yet. */
export interface PeerAgent {
  readonly heardAtMs: number | null;
  /** Since when it works by the assignment that names the ports to open for others. */
  readonly readyAtMs: number | null;
}

const UNTOLD = failureNumber('unknown.unclassified');
/** A peer that was not heard for so long may be off. Agents report at least once a minute. */
const PEER_SILENT_MS = 180_000;
/** After so long a result rests on a meeting with a peer that knew of it: what is held of one, and the next. */
const MET_MS = 100_000;

/**
 * Concludes from a check within a store that fails often enough. It speaks for itself: nobody else sees the port or the
 * program, and the line of the store has nothing to do with it. A probe that could not tell gives no verdict of it.
 *
 * A port of a machine with an agent is blamed only while that agent is known to run and to open it: a machine that is
 * off, and one that has not heard yet of the ports to open, refuse and are silent like a firewall. `peer` is null for
 * what is on the host itself, and where no agent runs.
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
