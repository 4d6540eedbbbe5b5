import type { CheckState } from '@sightline/spec';
import { SITES } from '../namespaces/vendor-sites.ts';
import { type NamespaceScenario, PASSES, type Saying, type ScenarioTarget, usualReason } from './scenario.ts';

/** What a row of the tables says; the rest is as usual. */
export type NamespaceRow = Pick<NamespaceScenario, 'name' | 'done' | 'store' | 'apply'> &
  Partial<Pick<NamespaceScenario, 'control' | 'beside' | 'state' | 'reason' | 'tools' | 'clockAheadSeconds'>> & {
    readonly target?: ScenarioTarget;
  };

/** The page of the main name. */
export const MAIN: ScenarioTarget = over('https', SITES.main.name);

export function over(scheme: ScenarioTarget['scheme'], name: string, path = '/'): ScenarioTarget {
  return { scheme, name, path };
}

/** What every store checks beside, the target itself left out. */
const BESIDE: readonly ScenarioTarget[] = [over('https', SITES.other.name), over('https', SITES.cdn.name)];

/**
 * A scenario of the namespaces. Unless the row says otherwise the main name is checked, two others beside it, the control
 * passes, and a failure at the store is `blocked`, or `target_down` when the control has it too.
 */
export function inNamespaces(row: NamespaceRow): NamespaceScenario {
  const control = row.control ?? PASSES;
  const state = row.state ?? usualState(row.store, control);
  const target = row.target ?? MAIN;
  return {
    kind: 'namespaces',
    target,
    control,
    beside: BESIDE.filter(({ name }) => name !== target.name),
    state,
    reason: usualReason(state),
    tools: [],
    clockAheadSeconds: 0,
    ...row,
  };
}

function usualState(store: Saying, control: Saying): CheckState {
  if (store.outcome !== 'fail') return store.outcome;
  return control.outcome === 'fail' ? 'target_down' : 'blocked';
}
