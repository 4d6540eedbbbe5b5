import type { Vantage } from './scenario.ts';

/** A step of a scenario that cuts the store off: before, during or after it. Other scenarios have only `during`. */
export type ScenarioStep = 'before' | 'during' | 'after';

/** Records what the API receives from one agent while scenarios run. */
export interface ReportListener {
  /** Starts a step; everything received from now on belongs to it. */
  readonly startStep: (step: ScenarioStep) => void;
  /** Waits until the agent has asked for its checks in this step; false if it does not in time. */
  readonly hasAskedForChecks: (withinMs: number) => Promise<boolean>;
  /** Waits until the agent has reported every check in this step; false if it does not in time. */
  readonly hasReportedAll: (withinMs: number) => Promise<boolean>;
}

/** The API for the agents that run while scenarios are played. */
export interface AgentApi {
  /** Serves HTTP at a Unix socket, which namespaces do not separate, and on a port of 127.0.0.1. */
  readonly socketPath: string;
  readonly port: number;
  /** Enrollment tokens. */
  readonly tokens: Readonly<Record<Vantage, string>>;
  readonly listeners: Readonly<Record<Vantage, ReportListener>>;
}
