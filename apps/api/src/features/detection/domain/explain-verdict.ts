import { formatCount, formatDuration } from '@sightline/spec';
import type { CheckView } from './check-view.ts';
import { type Verdict, type VerdictReason, verdictReasonText } from './verdict.ts';

/** Returns the evidence behind a verdict, one sentence each, for alerts and the console; the reason comes first. */
export function explainVerdict(verdict: Verdict, view: CheckView | null): string[] {
  const sentences = [verdictReasonText(verdict.reason)];
  if (view?.vantage === 'store') sentences.push(...sentencesOf(verdict.reason, view));
  return sentences;
}

/** Returns the same for checks without reports, where it is known for how long; takes that time in ms. */
export function explainSilence({ reason }: Verdict, silentForMs: number): string[] {
  const silentFor = formatDuration(silentForMs);
  return reason === 'silent'
    ? [`No report for ${silentFor}; we can't tell whether its targets work.`]
    : [`No report from this host for ${silentFor}; other hosts in the store have reported.`];
}

/** Reasons whose own sentence says what the control sees. */
const REASONS_WITH_CONTROL: readonly VerdictReason[] = [
  'control_passes',
  'control_and_fleet_fail',
  'fleet_fails',
  'no_reference',
];

function sentencesOf(reason: VerdictReason, { line, reference }: CheckView): string[] {
  const sentences = REASONS_WITH_CONTROL.includes(reason) ? [] : [CONTROL_SENTENCE[reference.control]];
  const others = reference.otherStoresPassing + reference.otherStoresFailing;
  if (others > 0) sentences.push(otherStoresSentence(reference.otherStoresPassing, others));
  const targets = line.passing + line.failing;
  if (targets > 0) sentences.push(otherTargetsSentence(line.passing, targets));
  return sentences;
}

function otherStoresSentence(reaching: number, stores: number): string {
  if (reaching > 0 && reaching < stores) return `${reaching} of ${formatCount(stores, 'other store')} reach it.`;
  switch (stores) {
    case 1:
      return reaching === 1 ? '1 other store reaches it.' : "1 other store can't reach it either.";
    case 2:
      return reaching === 2 ? 'Both other stores reach it.' : 'Neither of the 2 other stores reaches it.';
    default:
      return reaching > 0
        ? `All ${formatCount(stores, 'other store')} reach it.`
        : `None of the ${formatCount(stores, 'other store')} reaches it.`;
  }
}

function otherTargetsSentence(reached: number, targets: number): string {
  const others = formatCount(targets, 'other target');
  if (reached === targets) return `This store reaches its ${others}.`;
  return reached === 0
    ? `This store reaches none of its ${others}.`
    : `This store reaches ${reached} of its ${others}.`;
}

const CONTROL_SENTENCE: Record<CheckView['reference']['control'], string> = {
  passes: 'Our outside probe reaches it.',
  fails: "Our outside probe can't reach it either.",
  pending: "Our outside probe hasn't tested it since.",
  absent: 'Our outside probe has no recent result.',
};
