import type { CheckDocument, CheckState, Failure } from '@sightline/spec';
import type { Fault, FaultExpectation } from '../faults.ts';
import type { Action } from '../namespaces/scenario-controls.ts';
import type { Tool } from '../namespaces/tools.ts';

/** What one `check` reported, or must report. */
export interface CheckOutcome {
  readonly outcome: CheckDocument['outcome'];
  readonly failure: Failure | null;
}

/**
 * Vantage points of a scenario: a host of a store, the control outside any store, and another host of the same store, if a
 * scenario affects the two differently.
 */
export const VANTAGES = ['store', 'control', 'neighbor'] as const;
export type Vantage = (typeof VANTAGES)[number];

/**
 * The reason that detection must give. `silent`: the store cannot reach the API either. `host_silent`: only the host cannot,
 * while its neighbor can.
 */
export type ExpectedReason =
  | 'passes'
  | 'altered'
  | 'proxy_only'
  | 'control_passes'
  | 'control_and_fleet_fail'
  | 'all_external_fail'
  | 'silent'
  | 'host_silent';

/** What is checked: a path, or with `tcp` only a connect; on 443 or 80 unless a port is given. */
export interface ScenarioTarget {
  readonly scheme: 'https' | 'http' | 'tcp';
  readonly name: string;
  readonly path: string;
  readonly port?: number;
}

interface ScenarioFacts {
  /** Unique, in snake case. */
  readonly name: string;
  /** What is set up, in one sentence. */
  readonly description: string;
  readonly target: ScenarioTarget;
  /** What `check` must report at the store. */
  readonly store: CheckOutcome;
  /** What it must report at the control. */
  readonly control: CheckOutcome;
  /** Other targets checked at the same store, by which its line is judged. */
  readonly otherTargets: readonly ScenarioTarget[];
  /** The state that detection must conclude for the store, and the reason. */
  readonly state: CheckState;
  readonly reason: ExpectedReason;
}

/** Played on loopback sockets, anywhere. */
export interface LoopbackScenario extends ScenarioFacts {
  readonly kind: 'loopback';
  /** Where the fault is: at this store, at the vendor for everyone, or in the store's line. */
  readonly cause: { readonly at: 'store' | 'vendor'; readonly fault: Fault } | { readonly at: 'line' };
}

/** Played in network namespaces, with real firewalls and middleboxes. */
export interface NamespaceScenario extends ScenarioFacts {
  readonly kind: 'namespaces';
  readonly apply: Action;
  /** Tools it needs besides those of every namespace. */
  readonly tools: readonly Tool[];
  /** How many seconds the clock of the store's host is ahead. */
  readonly clockAheadSeconds: number;
}

export type Scenario = LoopbackScenario | NamespaceScenario;

/** Whether the host cannot report what it sees. */
export function isCutOff({ reason }: Pick<Scenario, 'reason'>): boolean {
  return reason === 'silent' || reason === 'host_silent';
}

/** Whether another host of the store takes part. */
export function hasNeighbor({ reason }: Pick<Scenario, 'reason'>): boolean {
  return reason === 'host_silent';
}

/** Returns the reason of a state, unless a row sets another. */
export function defaultReason(state: CheckState): ExpectedReason {
  switch (state) {
    case 'pass':
      return 'passes';
    case 'degraded':
      return 'altered';
    case 'blocked':
      return 'control_passes';
    case 'target_down':
      return 'control_and_fleet_fail';
    case 'store_offline':
      return 'silent';
    case 'unverified':
      return 'host_silent';
  }
}

export const PASSES: CheckOutcome = { outcome: 'pass', failure: null };

export function fails(failure: Failure): CheckOutcome {
  return { outcome: 'fail', failure };
}

/** Returns the result of a target that is reachable but altered: `degraded`. */
export function degrades(failure: Failure): CheckOutcome {
  return { outcome: 'degraded', failure };
}

/** Returns what the lab's fault table expects. */
export function resultOfFault({ outcome, failure }: FaultExpectation): CheckOutcome {
  return { outcome, failure };
}
