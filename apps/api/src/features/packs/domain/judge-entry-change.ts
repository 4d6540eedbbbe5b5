import { type PlannedCheck } from '@sightline/allowlist';
import { type CheckState, targetText } from '@sightline/spec';
import type { StoreEntryChange } from './changed-entries.ts';

/** The state of targets before a version is adopted. Null: nothing probes the target there. */
export interface TargetEvidence {
  readonly ofStore: (targetKey: string) => CheckState | null;
  readonly ofControl: (targetKey: string) => CheckState | null;
}

/** Whether an entry works at a store that does not use it yet, with the reason in one sentence. */
export type EntryChangeVerdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string; readonly fromOutside: 'pass' | 'fail' | null };

/**
 * Judges an added or changed entry by what the store already probes.
 *
 * An entry passes when each of its targets, or one of each group of alternatives, passes at the store. A pass at the
 * control does not count, because the store's firewall may still block the target. Pure.
 */
export function judgeEntryChange(
  { alternatives, unplanned }: StoreEntryChange,
  evidence: TargetEvidence,
): EntryChangeVerdict {
  if (alternatives.length === 0) {
    return { kind: 'unknown', text: unplanned[0] ?? "This entry can't be tested.", fromOutside: null };
  }
  const verdicts = alternatives.map((checks) => judgeAlternatives(checks, evidence));
  return (
    verdicts.find(({ kind }) => kind === 'fail') ?? verdicts.find(({ kind }) => kind === 'unknown') ?? { kind: 'pass' }
  );
}

function judgeAlternatives(checks: readonly PlannedCheck[], evidence: TargetEvidence): EntryChangeVerdict {
  const verdicts = checks.map((check) => judgeTarget(check, evidence));
  return (
    verdicts.find(({ kind }) => kind === 'pass') ??
    verdicts.find(({ kind }) => kind === 'unknown') ??
    verdicts[0] ?? { kind: 'pass' }
  );
}

function judgeTarget({ target, targetKey }: PlannedCheck, { ofStore, ofControl }: TargetEvidence): EntryChangeVerdict {
  const state = ofStore(targetKey);
  switch (state) {
    case 'pass':
    case 'degraded':
      return { kind: 'pass' };
    case 'blocked':
      return { kind: 'fail', text: `${targetText(target)} is blocked at this store now.` };
    case 'target_down':
      return { kind: 'fail', text: `${targetText(target)} is down for everyone now.` };
    case 'store_offline':
      return { kind: 'unknown', text: 'The store is offline.', fromOutside: outside(ofControl(targetKey)) };
    case 'unverified':
      return {
        kind: 'unknown',
        text: 'The store checks it, but there is no verdict yet.',
        fromOutside: outside(ofControl(targetKey)),
      };
    case null:
      return unprobed(outside(ofControl(targetKey)));
  }
}

function unprobed(fromOutside: 'pass' | 'fail' | null): EntryChangeVerdict {
  switch (fromOutside) {
    case 'pass':
      return { kind: 'unknown', text: 'Works from our outside probe; not tested at the store yet.', fromOutside };
    case 'fail':
      return {
        kind: 'unknown',
        text: 'Fails from our outside probe too; not tested at the store yet.',
        fromOutside,
      };
    case null:
      return { kind: 'unknown', text: 'Not tested at the store yet.', fromOutside };
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
