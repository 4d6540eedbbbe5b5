import { type Failure, type Target, targetText } from '@sightline/spec';
import { FAILURE_TEXT } from './failure-text.ts';
import type { ProbeResult } from './probe.ts';

export interface Explanation {
  /** One sentence on what was seen. */
  readonly explanation: string;
  /** The first thing to change; says that there is nothing to change for a pass. */
  readonly fix: string;
}

/** Puts the result of a probe into words. */
export function explainResult(target: Target, result: Pick<ProbeResult, 'outcome' | 'addresses'>): Explanation {
  const text = targetText(target);
  if (result.outcome.kind === 'pass') {
    return { explanation: `${text} works from here${workingAddress(result)}.`, fix: 'Nothing needs to change.' };
  }
  const { failure } = result.outcome;
  const address = result.addresses.find((one) => one.failure === failure)?.address;
  const at = address === undefined || address === target.host ? '' : ` (${address})`;
  return {
    explanation: `${text}${at}: ${FAILURE_TEXT[failure].explanation}`,
    fix: FAILURE_TEXT[failure].fix.replaceAll('{target}', text),
  };
}

function workingAddress(result: Pick<ProbeResult, 'addresses'>): string {
  const address = result.addresses.find((one) => one.failure === null)?.address;
  return address === undefined ? '' : `, at ${address}`;
}
