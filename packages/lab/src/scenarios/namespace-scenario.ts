import type { CheckState } from '@sightline/spec';
import { SITES } from '../namespaces/vendor-sites.ts';
import { type CheckOutcome, defaultReason, type NamespaceScenario, PASSES, type ScenarioTarget } from './scenario.ts';

/** What a row of the tables says; the rest is as usual. */
export type NamespaceRow = Pick<NamespaceScenario, 'name' | 'description' | 'store' | 'apply'> &
  Partial<Pick<NamespaceScenario, 'control' | 'otherTargets' | 'state' | 'reason' | 'tools' | 'clockAheadSeconds'>> & {
    readonly target?: ScenarioTarget;
  };

/** The page of the main name. */
export const MAIN: ScenarioTarget = targetOver('https', SITES.main.name);

export function targetOver(scheme: ScenarioTarget['scheme'], name: string, path = '/'): ScenarioTarget {
  return { scheme, name, path };
}

/** What every store checks beside, the target itself left out. */
const OTHER_TARGETS: readonly ScenarioTarget[] = [
  targetOver('https', SITES.other.name),
  targetOver('https', SITES.cdn.name),
];

/**
 * A scenario of the namespaces. Unless the row says otherwise the main name is checked, two others beside it, the control
 * passes, and a failure at the store is `blocked`, or `target_down` when the control has it too.
 */
export function namespaceScenario(row: NamespaceRow): NamespaceScenario {
  const control = row.control ?? PASSES;
  const state = row.state ?? defaultState(row.store, control);
  const target = row.target ?? MAIN;
  return {
    kind: 'namespaces',
    target,
    control,
    otherTargets: OTHER_TARGETS.filter(({ name }) => name !== target.name),
    state,
    reason: defaultReason(state),
    tools: [],
    clockAheadSeconds: 0,
    ...row,
  };
}

function defaultState(store: CheckOutcome, control: CheckOutcome): CheckState {
  if (store.outcome !== 'fail') return store.outcome;
  return control.outcome === 'fail' ? 'target_down' : 'blocked';
}
