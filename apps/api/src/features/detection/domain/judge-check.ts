import { outcomeOfNumber } from '@sightline/spec';
import type { AddressDrift } from './address-drift.ts';
import { type CheckMemory, FAILURES_TO_REGRESS, outcomeKind, PASSES_TO_RECOVER } from './check-memory.ts';
import type { CheckView, LineView, ReferenceView } from './check-view.ts';
import type { Verdict } from './verdict.ts';

/** A verdict, or why there is none yet: the state stays as it is until there is. */
export type Judgement =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | {
      readonly kind: 'wait';
      readonly reason: 'streak_too_short' | 'line_unclear' | 'control_pending' | 'peer_pending';
    };

/** Whether a judgement of this memory needs a `CheckView`: it fails, and has done so often enough. */
export function needsView(memory: CheckMemory): boolean {
  return outcomeKind(memory.lastOutcome) === 'fail' && memory.streak >= FAILURES_TO_REGRESS;
}

/**
 * Concludes from results that pass, or that fail too seldom yet to say anything. For the rest there is `judgeFailing`.
 *
 * Two passes in a row recover; the first is enough where nothing was known before.
 */
export function judgeSettling(memory: CheckMemory): Judgement {
  const kind = outcomeKind(memory.lastOutcome);
  const needed = memory.state === 'unverified' ? 1 : PASSES_TO_RECOVER;
  if (kind === 'fail' || memory.streak < needed) return { kind: 'wait', reason: 'streak_too_short' };
  return kind === 'pass' ? verdict('pass', 'passes') : verdict('degraded', reasonOfDegraded(memory.lastOutcome));
}

function reasonOfDegraded(lastOutcome: number): Verdict['reason'] {
  const outcome = outcomeOfNumber(lastOutcome);
  if (outcome.kind === 'pass') return 'altered';
  switch (outcome.failure) {
    case 'connect.proxy_only':
      return 'proxy_only';
    case 'tls.clock_wrong':
      return 'clock_wrong';
    default:
      return 'altered';
  }
}

/** A target that passes at an address which a firewall would drop is degraded: it works only until that firewall is asked. */
export function judgeDrift(judgement: Judgement, drift: AddressDrift | null): Judgement {
  const passes = judgement.kind === 'verdict' && judgement.verdict.state === 'pass';
  return passes && drift !== null ? verdict('degraded', 'address_drift') : judgement;
}

/** A server that leaves every name it does not know without an answer is no trouble of the vendor's: it shows nothing. */
export function judgeWildcard(judgement: Judgement): Judgement {
  const isDown = judgement.kind === 'verdict' && judgement.verdict.state === 'target_down';
  return isDown ? verdict('unverified', 'answers_no_other_name') : judgement;
}

/**
 * Concludes from a check that fails often enough, by what else is known. Pure.
 *
 * Order matters: an alternative that works excuses the failure; a target that is down for everyone is the vendor's
 * trouble whatever the line does; then the line must be known to be up before the store is blamed for one target.
 */
export function judgeFailing(view: CheckView): Judgement {
  if (view.vantage === 'control') return verdict('target_down', 'control_fails');
  if (view.alternativePasses) return verdict('degraded', 'alternative_passes');

  const byReference = judgeReference(view.reference);
  if (byReference.kind === 'wait' || byReference.verdict.state !== 'blocked') return byReference;
  switch (judgeLine(view.line)) {
    case 'out':
      return verdict('store_offline', 'all_external_fail');
    case 'unclear':
      return { kind: 'wait', reason: 'line_unclear' };
    case 'up':
      return byReference;
  }
}

function judgeLine(line: LineView): 'up' | 'out' | 'unclear' {
  if (line.passing > 0) return 'up';
  if (line.silent > 0) return 'unclear';
  if (line.answered) return 'up';
  // A store with one Internet check has nothing to compare it with: its line counts as up.
  return line.failing > 0 ? 'out' : 'up';
}

function judgeReference(reference: ReferenceView): Judgement {
  const { control, otherStoresPassing: passing, otherStoresFailing: failing } = reference;
  switch (control) {
    case 'passes':
      return verdict('blocked', 'control_passes');
    case 'pending':
      return passing > failing ? verdict('blocked', 'other_stores_pass') : { kind: 'wait', reason: 'control_pending' };
    case 'fails':
      return passing > failing
        ? verdict('blocked', 'other_stores_pass')
        : verdict('target_down', 'control_and_fleet_fail');
    case 'absent':
      if (passing > 0 && passing >= failing) return verdict('blocked', 'other_stores_pass');
      return failing > 1 ? verdict('target_down', 'fleet_fails') : verdict('unverified', 'no_reference');
  }
}

function verdict(state: Verdict['state'], reason: Verdict['reason']): Judgement {
  return { kind: 'verdict', verdict: { state, reason } };
}
