import type { Played, Saying, Scenario } from '@sightline/lab';

/** A scenario with what was said of it. */
export type Judgement =
  | { readonly kind: 'played'; readonly scenario: Scenario; readonly played: Played }
  | { readonly kind: 'unavailable'; readonly scenario: Scenario; readonly reason: string };

export type PlayedJudgement = Judgement & { kind: 'played' };

/** Whether both places said what the table expects. */
export function isAsExpected({ scenario, played }: PlayedJudgement): boolean {
  return isSame(scenario.store, played.store) && isSame(scenario.control, played.control);
}

/** A saying in few words: `pass`, or the failure, marked when the target is reached all the same. */
export function labelOf(saying: Saying | null): string {
  if (saying === null) return 'no answer';
  const { outcome, failure } = saying;
  if (failure === null) return outcome;
  return outcome === 'degraded' ? `${failure} (degraded)` : failure;
}

function isSame(one: Saying, other: Saying | null): boolean {
  return labelOf(one) === labelOf(other);
}
