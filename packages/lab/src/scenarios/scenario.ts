import type { CheckDocument, CheckState, Failure } from '@sightline/spec';
import type { Fault, FaultExpectation } from '../faults.ts';
import type { Action } from '../namespaces/levers.ts';
import type { Tool } from '../namespaces/tools.ts';

/** What one `check` said, or must say. */
export interface Saying {
  readonly outcome: CheckDocument['outcome'];
  readonly failure: Failure | null;
}

/** What is checked: a path on the scheme's own port, or with `tcp` no more than a connect to 443. */
export interface ScenarioTarget {
  readonly scheme: 'https' | 'http' | 'tcp';
  readonly name: string;
  readonly path: string;
}

interface ScenarioFacts {
  /** Unique, in words joined by underscores. */
  readonly name: string;
  /** What is done, in one sentence. */
  readonly done: string;
  readonly target: ScenarioTarget;
  /** What `check` must say at the store. */
  readonly store: Saying;
  /** What it must say at the control. */
  readonly control: Saying;
  /** What detection must conclude of it for the store, given the control and other stores. */
  readonly state: CheckState;
}

/** Played on loopback sockets, anywhere. */
export interface LoopbackScenario extends ScenarioFacts {
  readonly kind: 'loopback';
  /** Where the fault is: at this store, at the vendor for all, or the store's line is cut. */
  readonly trouble: { readonly at: 'store' | 'vendor'; readonly fault: Fault } | { readonly at: 'line' };
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

export const PASSES: Saying = { outcome: 'pass', failure: null };

export function fails(failure: Failure): Saying {
  return { outcome: 'fail', failure };
}

/** A target reached over something in between: `degraded`. */
export function degrades(failure: Failure): Saying {
  return { outcome: 'degraded', failure };
}

/** What the lab's table of faults expects, as a saying. */
export function sayingOf({ outcome, failure }: FaultExpectation): Saying {
  return { outcome, failure };
}
