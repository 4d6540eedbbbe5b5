import type { CheckDocument, CheckState, Failure } from '@sightline/spec';
import type { Fault, FaultExpectation } from '../faults.ts';
import type { Action } from '../namespaces/scenario-controls.ts';
import type { Tool } from '../namespaces/tools.ts';

/** What one `check` said, or must say. */
export interface CheckOutcome {
  readonly outcome: CheckDocument['outcome'];
  readonly failure: Failure | null;
}

/**
 * The places at which a scenario is looked at: a host of a store, the control outside any store, and another host of the
 * same store, where a scenario makes a difference between the two.
 */
export const VANTAGES = ['store', 'control', 'neighbor'] as const;
export type Vantage = (typeof VANTAGES)[number];

/**
 * Why detection must conclude what it must, in its own words for it. `silent`: the store is cut off from the API too.
 * `host_silent`: the host is, and its neighbor is not.
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

/** What is checked: a path, or with `tcp` no more than a connect; on 443 or 80 unless a port is said. */
export interface ScenarioTarget {
  readonly scheme: 'https' | 'http' | 'tcp';
  readonly name: string;
  readonly path: string;
  readonly port?: number;
}

interface ScenarioFacts {
  /** Unique, in words joined by underscores. */
  readonly name: string;
  /** What is done, in one sentence. */
  readonly description: string;
  readonly target: ScenarioTarget;
  /** What `check` must say at the store. */
  readonly store: CheckOutcome;
  /** What it must say at the control. */
  readonly control: CheckOutcome;
  /** What else is checked at the same store, by which its line is judged. */
  readonly otherTargets: readonly ScenarioTarget[];
  /** What detection must conclude of it for the store, and why. */
  readonly state: CheckState;
  readonly reason: ExpectedReason;
}

/** Played on loopback sockets, anywhere. */
export interface LoopbackScenario extends ScenarioFacts {
  readonly kind: 'loopback';
  /** Where the fault is: at this store, at the vendor for all, or the store's line is cut. */
  readonly cause: { readonly at: 'store' | 'vendor'; readonly fault: Fault } | { readonly at: 'line' };
}

/** Played in network namespaces, with real firewalls and middleboxes. */
export interface NamespaceScenario extends ScenarioFacts {
  readonly kind: 'namespaces';
  readonly apply: Action;
  /** What it needs beside the tools of every namespace. */
  readonly tools: readonly Tool[];
  /** By how many seconds the clock of the store's host is ahead. */
  readonly clockAheadSeconds: number;
}

export type Scenario = LoopbackScenario | NamespaceScenario;

/** Whether the host can tell nobody what it sees. */
export function isCutOff({ reason }: Pick<Scenario, 'reason'>): boolean {
  return reason === 'silent' || reason === 'host_silent';
}

/** Whether another host of the store has a part in it. */
export function hasNeighbor({ reason }: Pick<Scenario, 'reason'>): boolean {
  return reason === 'host_silent';
}

/** Why a state is what it is, unless a row says otherwise. */
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

/** A target reached over something in between: `degraded`. */
export function degrades(failure: Failure): CheckOutcome {
  return { outcome: 'degraded', failure };
}

/** What the lab's table of faults expects, as a saying. */
export function resultOfFault({ outcome, failure }: FaultExpectation): CheckOutcome {
  return { outcome, failure };
}
