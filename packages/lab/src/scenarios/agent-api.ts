import type { Vantage } from './scenario.ts';

/** While a scenario that cuts the store off is played: before it, in it, and when it is over. Others are `during` only. */
export type ScenarioStep = 'before' | 'during' | 'after';

/** What the API hears of one agent while scenarios are played. */
export interface ReportListener {
  /** What comes from now on belongs to this chapter. */
  readonly startStep: (step: ScenarioStep) => void;
  /** Whether the agent has asked for its checks in this chapter; waits for it. */
  readonly hasAskedForChecks: (withinMs: number) => Promise<boolean>;
  /** Whether it has reported every check in this chapter; waits for it. */
  readonly hasReportedAll: (withinMs: number) => Promise<boolean>;
}

/** The API of the agents that run while scenarios are played. */
export interface AgentApi {
  /** It answers HTTP at both: a Unix socket, which no namespace hides, and a port of 127.0.0.1. */
  readonly socketPath: string;
  readonly port: number;
  /** Tokens to enroll with. */
  readonly tokens: Readonly<Record<Vantage, string>>;
  readonly listeners: Readonly<Record<Vantage, ReportListener>>;
}
