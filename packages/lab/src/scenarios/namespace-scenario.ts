import type { CheckState } from '@sightline/spec';
import { SITES } from '../namespaces/vendor-sites.ts';
import { type CheckOutcome, defaultReason, type NamespaceScenario, PASSES, type ScenarioTarget } from './scenario.ts';

/** What a row of the tables sets; the rest are defaults. */
export type NamespaceRow = Pick<NamespaceScenario, 'name' | 'description' | 'store' | 'apply'> &
  Partial<Pick<NamespaceScenario, 'control' | 'otherTargets' | 'state' | 'reason' | 'tools' | 'clockAheadSeconds'>> & {
    readonly target?: ScenarioTarget;
  };

/** The page of the main name. */
export const MAIN: ScenarioTarget = targetOver('https', SITES.main.name);

export function targetOver(scheme: ScenarioTarget['scheme'], name: string, path = '/'): ScenarioTarget {
  return { scheme, name, path };
}

/** Targets that every store also checks, except the scenario's own. */
const OTHER_TARGETS: readonly ScenarioTarget[] = [
  targetOver('https', SITES.other.name),
  targetOver('https', SITES.cdn.name),
];

/**
 * Returns a namespace scenario. By default it checks the main name and two others, the control passes, and a failure at the
 * store is `blocked`, or `target_down` if the control fails too.
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
