import { outcomeOfNumber } from '@sightline/spec';
import type { AddressDrift } from './address-drift.ts';
import { type CheckMemory, outcomeKind } from './check-memory.ts';
import type { CheckView, LineView, ReferenceView } from './check-view.ts';
import { REGRESSION_RULE } from './regression-rule.ts';
import type { Verdict } from './verdict.ts';

/** A verdict, or the reason there is none yet. Until there is one, the state stays as it is. */
export type Judgement =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | {
      readonly kind: 'wait';
      readonly reason: 'streak_too_short' | 'line_unclear' | 'control_pending' | 'peer_pending';
    };

/** Returns whether judging this memory needs a `CheckView`: the check fails and has failed often enough. */
export function needsView(memory: CheckMemory): boolean {
  return outcomeKind(memory.lastOutcome) === 'fail' && memory.streak >= REGRESSION_RULE.failuresToRegress;
}

/**
 * Judges a check that passes, or that has failed too few times to say anything yet. `judgeFailing` judges the rest.
 *
 * Two passes in a row recover; the first is enough where nothing was known before.
 */
export function judgeSettling(memory: CheckMemory): Judgement {
  const kind = outcomeKind(memory.lastOutcome);
  const needed = memory.state === 'unverified' ? 1 : REGRESSION_RULE.passesToRecover;
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

/** Turns a pass into `degraded` if the target was reached at an address that a firewall with pinned addresses would drop. */
export function judgeDrift(judgement: Judgement, drift: AddressDrift | null): Judgement {
  const passes = judgement.kind === 'verdict' && judgement.verdict.state === 'pass';
  return passes && drift !== null ? verdict('degraded', 'address_drift') : judgement;
}

/** Turns `target_down` into `unverified`: a server that ignores names it does not know says nothing about the wildcard. */
export function judgeWildcard(judgement: Judgement): Judgement {
  const isDown = judgement.kind === 'verdict' && judgement.verdict.state === 'target_down';
  return isDown ? verdict('unverified', 'answers_no_other_name') : judgement;
}

/**
 * Judges a check that has failed often enough, by what else is known. Pure.
 *
 * The order matters. An alternative that works excuses the failure. A target that is down for everyone is the vendor's
 * problem, whatever the line does. Then the line must be known to be up before the store is blamed for one target.
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
  // A store with a single Internet check has nothing to compare it with, so its line counts as up.
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
