import type { CheckMemory } from './check-memory.ts';
import { explainSilence } from './explain-verdict.ts';
import type { JudgedChange, JudgedCheck } from './judge-batch.ts';
import type { Verdict } from './verdict.ts';

/** A host that has not reported for three intervals, and whether its whole store is silent. */
export interface SilentHost {
  readonly hostId: string;
  readonly wholeStore: boolean;
  readonly lastReceivedMs: number;
}

/** Judges the checks of silent hosts. Results from before `nowMs` that arrive later are history. */
export function judgeSilence(
  checks: readonly JudgedCheck[],
  silent: readonly SilentHost[],
  nowMs: number,
): JudgedChange[] {
  const byHost = new Map(silent.map((host) => [host.hostId, host]));
  return checks.flatMap((check) => {
    const host = byHost.get(check.hostId);
    if (!host) return [];
    const verdict = verdictOf(check, host);
    if (check.memory.reason === verdict.reason) return [];
    const memory: CheckMemory = {
      ...verdict,
      sinceMs: check.memory.state === verdict.state ? check.memory.sinceMs : host.lastReceivedMs,
      lastOutcome: 0,
      judgedThroughMs: nowMs,
      streak: 0,
      outcomeSinceMs: null,
    };
    const sentences =
      check.memory.state === verdict.state ? null : explainSilence(verdict, nowMs - host.lastReceivedMs);
    return [{ before: check, after: { ...check, memory, detail: null }, sentences }];
  });
}

/** Targets within a store do not depend on its line, so they only become `unverified`. */
function verdictOf({ isControl, scope }: JudgedCheck, { wholeStore }: SilentHost): Verdict {
  if (!wholeStore || isControl) return { state: 'unverified', reason: 'host_silent' };
  return { state: scope === 'external' ? 'store_offline' : 'unverified', reason: 'silent' };
}
