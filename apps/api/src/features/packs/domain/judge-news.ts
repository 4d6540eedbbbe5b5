import { type PlannedCheck } from '@sightline/allowlist';
import { type CheckState, targetText } from '@sightline/spec';
import type { EntryNews } from './impact-news.ts';

/** What probes say of targets, before a version is adopted. Null: the target is not probed there. */
export interface Evidence {
  readonly ofStore: (targetKey: string) => CheckState | null;
  readonly ofControl: (targetKey: string) => CheckState | null;
}

/** What is known of an entry at a store that is not on it yet, with why in one sentence. */
export type NewsVerdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string; readonly fromOutside: 'pass' | 'fail' | null };

/**
 * Judges what would be new at a store by what the store probes already: an entry passes when every target of it, or one of
 * each set of alternatives, does. A pass of the control is no pass of the store: its firewall stands between. Pure.
 */
export function judgeNews({ alternatives, unplanned }: EntryNews, evidence: Evidence): NewsVerdict {
  if (alternatives.length === 0) {
    return { kind: 'unknown', text: unplanned[0] ?? 'Nothing of it can be probed.', fromOutside: null };
  }
  const verdicts = alternatives.map((checks) => judgeAlternatives(checks, evidence));
  return (
    verdicts.find(({ kind }) => kind === 'fail') ?? verdicts.find(({ kind }) => kind === 'unknown') ?? { kind: 'pass' }
  );
}

function judgeAlternatives(checks: readonly PlannedCheck[], evidence: Evidence): NewsVerdict {
  const verdicts = checks.map((check) => judgeTarget(check, evidence));
  return (
    verdicts.find(({ kind }) => kind === 'pass') ??
    verdicts.find(({ kind }) => kind === 'unknown') ??
    verdicts[0] ?? { kind: 'pass' }
  );
}

function judgeTarget({ target, targetKey }: PlannedCheck, { ofStore, ofControl }: Evidence): NewsVerdict {
  const state = ofStore(targetKey);
  switch (state) {
    case 'pass':
    case 'degraded':
      return { kind: 'pass' };
    case 'blocked':
      return { kind: 'fail', text: `${targetText(target)} is blocked there now.` };
    case 'target_down':
      return { kind: 'fail', text: `${targetText(target)} does not answer anybody now.` };
    case 'store_offline':
      return { kind: 'unknown', text: 'The line of the store is out.', fromOutside: outside(ofControl(targetKey)) };
    case 'unverified':
      return {
        kind: 'unknown',
        text: 'The store probes it, without a verdict yet.',
        fromOutside: outside(ofControl(targetKey)),
      };
    case null:
      return unprobed(outside(ofControl(targetKey)));
  }
}

function unprobed(fromOutside: 'pass' | 'fail' | null): NewsVerdict {
  switch (fromOutside) {
    case 'pass':
      return { kind: 'unknown', text: 'Answers from outside; not probed from the store yet.', fromOutside };
    case 'fail':
      return {
        kind: 'unknown',
        text: 'Does not answer from outside either; not probed from the store yet.',
        fromOutside,
      };
    case null:
      return { kind: 'unknown', text: 'Not probed from the store yet.', fromOutside };
  }
}

function outside(state: CheckState | null): 'pass' | 'fail' | null {
  switch (state) {
    case 'pass':
    case 'degraded':
      return 'pass';
    case 'blocked':
    case 'target_down':
      return 'fail';
    case 'store_offline':
    case 'unverified':
    case null:
      return null;
  }
}
