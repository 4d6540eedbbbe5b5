import { type CheckOutcome, isCutOff, type Scenario } from '@sightline/lab';
import type { CheckState } from '@sightline/spec';

/** What one source reports about the target: the outcome and its explanation. */
export interface Statement {
  readonly result: CheckOutcome;
  readonly explanation: string;
  readonly fix: string;
}

/** What detection concluded, and what the console shows. */
export interface ConsoleVerdict {
  readonly state: CheckState;
  /** The code in the database. */
  readonly reason: string;
  readonly failure: CheckOutcome['failure'];
  readonly explanation: string;
  readonly fix: string;
}

/** What every source reported about a scenario. */
export interface Statements {
  /** `sightline-agent check --json` at the store; null if it printed nothing. */
  readonly check: Statement | null;
  /** The running agent, in its report; null if it never reported the target. */
  readonly agent: Statement | null;
  readonly control: Statement | null;
  readonly console: ConsoleVerdict;
  /** Whether the store could report during the scenario. */
  readonly couldReport: boolean;
}

/** A scenario with everything reported about it. */
export type Judgement =
  | { readonly kind: 'played'; readonly scenario: Scenario; readonly statements: Statements }
  | { readonly kind: 'unavailable'; readonly scenario: Scenario; readonly reason: string };

export type PlayedJudgement = Judgement & { kind: 'played' };

/** Returns deviations from the table, one line each; empty if the scenario is judged correctly. */
export function misjudgementsOf({ scenario, statements }: PlayedJudgement): string[] {
  const compared: [what: string, expected: string, got: string][] = [
    ['the check at the store', labelOf(scenario.store), labelOf(statements.check?.result ?? null)],
    ['the running agent', labelOf(scenario.store), labelOf(statements.agent?.result ?? null)],
    ['the control', labelOf(scenario.control), labelOf(statements.control?.result ?? null)],
    ['the verdict', verdictOf(scenario), verdictOf(statements.console)],
    ['reports while it held', String(!isCutOff(scenario)), String(statements.couldReport)],
  ];
  return compared
    .filter(([, expected, got]) => expected !== got)
    .map(([what, expected, got]) => `${what}: ${got}, expected ${expected}`);
}

/** Returns where check, running agent and console disagree about the store, one line each. */
export function disagreementsOf({ statements }: PlayedJudgement): string[] {
  const { check, agent, console, couldReport } = statements;
  if (check === null || agent === null) return ['somebody says nothing at all'];
  const wordsOf = ({ result, explanation, fix }: Statement): Words => ({
    failure: result.failure ?? '',
    // Only the check explains a pass.
    explanation: result.outcome === 'pass' ? '' : explanation,
    fix,
  });
  // The console knows nothing about a store that is cut off, and must not claim anything.
  const shown = couldReport ? wordsOf(agent) : { failure: '', explanation: '', fix: '' };
  return [
    ...differences('the check', wordsOf(check), { who: 'the running agent', words: wordsOf(agent) }),
    ...differences('the console', { ...console, failure: console.failure ?? '' }, { who: 'the agent', words: shown }),
  ];
}

interface Words {
  readonly failure: string;
  readonly explanation: string;
  readonly fix: string;
}

function differences(who: string, words: Words, other: { readonly who: string; readonly words: Words }): string[] {
  return (['failure', 'explanation', 'fix'] as const)
    .filter((part) => words[part] !== other.words[part])
    .map((part) => `${part}: ${who} says "${words[part]}", ${other.who} "${other.words[part]}"`);
}

/** Returns a short label: `pass`, or the failure, marked if the target is still reachable. */
export function labelOf(result: CheckOutcome | null): string {
  if (result === null) return 'no answer';
  const { outcome, failure } = result;
  if (failure === null) return outcome;
  return outcome === 'degraded' ? `${failure} (degraded)` : failure;
}

/** Returns a state with its reason: `blocked (control_passes)`. */
export function verdictOf({ state, reason }: { readonly state: CheckState; readonly reason: string }): string {
  return `${state} (${reason})`;
}
