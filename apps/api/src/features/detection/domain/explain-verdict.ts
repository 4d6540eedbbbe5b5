import type { CheckView } from './check-view.ts';
import { type Verdict, type VerdictReason, verdictReasonText } from './verdict.ts';

/** What a verdict rests on, one sentence each, for an alert and the console. */
export function explainVerdict(verdict: Verdict, view: CheckView | null): string[] {
  const sentences = [verdictReasonText(verdict.reason)];
  if (view?.vantage === 'store') sentences.push(...sentencesOf(verdict.reason, view));
  return sentences;
}

/** Reasons whose own sentence says what the control sees. */
const TELL_OF_CONTROL: readonly VerdictReason[] = [
  'control_passes',
  'control_and_fleet_fail',
  'fleet_fails',
  'no_reference',
];

function sentencesOf(reason: VerdictReason, { line, reference }: CheckView): string[] {
  const sentences = TELL_OF_CONTROL.includes(reason) ? [] : [CONTROL_SENTENCE[reference.control]];
  const others = reference.otherStoresPassing + reference.otherStoresFailing;
  if (others > 0)
    sentences.push(
      `Other stores that probed it since: ${reference.otherStoresPassing} pass, ${reference.otherStoresFailing} fail.`,
    );
  const onLine = line.passing + line.failing;
  if (onLine > 0)
    sentences.push(`Other Internet targets of this store since: ${line.passing} pass, ${line.failing} fail.`);
  return sentences;
}

const CONTROL_SENTENCE: Record<CheckView['reference']['control'], string> = {
  passes: 'The control, outside any store, reaches the target.',
  fails: 'The control, outside any store, does not reach the target either.',
  pending: 'The control has not probed the target since.',
  absent: 'There is no fresh view from a control.',
};
