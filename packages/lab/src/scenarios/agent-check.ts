import { type CheckDocument, checkDocumentSchema, type Target } from '@sightline/spec';
import type { CommandOptions, CommandResult } from '../namespaces/process.ts';
import type { CheckOutcome, Scenario, ScenarioTarget } from './scenario.ts';

/** Runs a command on the agent's host. */
export type Execute = (argv: readonly string[], options: CommandOptions) => Promise<CommandResult>;

const USUAL_PORT = { https: 443, http: 80, tcp: 443 } as const;
/** Enough for a line with 600 ms round trips, whose tunnel also starts slowly, on a busy host. */
const PATIENCE_MS = 8_000;
/** Shorter where a timeout is expected; later phases need time for the earlier ones. */
const FIRST_PHASES_PATIENCE_MS = 2_000;
const LATER_PHASES_PATIENCE_MS = 4_000;
/** The process's own time, apart from its probes. */
const OVERHEAD_MS = 30_000;

export interface AgentCheck {
  /** The built agent, `apps/agent/dist/main.mjs`. */
  readonly agentFile: string;
  /** As `check` takes it; see `checkTarget`. */
  readonly target: string;
  readonly resolver: string;
  readonly caFile: string;
  readonly timeoutMs: number;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs the agent's `check` through `execute`; returns its document, or null if it printed none. Throws if the document
 * is invalid.
 */
export async function checkWithAgent(execute: Execute, check: AgentCheck): Promise<CheckDocument | null> {
  const options = ['--resolver', check.resolver, '--ca', check.caFile, '--timeout', String(check.timeoutMs)];
  const argv = [process.execPath, check.agentFile, 'check', check.target, '--json', '--no-evidence', ...options];
  const { stdout } = await execute(argv, {
    timeoutMs: 4 * check.timeoutMs + OVERHEAD_MS,
    ...(check.env === undefined ? {} : { env: check.env }),
  });
  if (stdout === '') return null;
  return checkDocumentSchema.parse(JSON.parse(stdout));
}

/** Returns the outcome and failure of a document. */
export function resultOfDocument(document: CheckDocument | null): CheckOutcome | null {
  return document === null ? null : { outcome: document.outcome, failure: document.failure };
}

/** Returns a scenario's target as `check` takes it; `usual` replaces the scheme's port for targets without one. */
export function checkTarget(target: ScenarioTarget, usual?: number): string {
  const { scheme, name, path } = target;
  const port = portOf(target, usual);
  if (scheme === 'tcp') return `${name}:${port}/tcp`;
  return port === USUAL_PORT[scheme] ? `${scheme}://${name}${path}` : `${scheme}://${name}:${port}${path}`;
}

/** Returns the same target as in a plan. */
export function planTarget(target: ScenarioTarget, usual?: number): Target {
  const { scheme, name, path } = target;
  const port = portOf(target, usual);
  return scheme === 'tcp' ? { kind: scheme, host: name, port } : { kind: scheme, host: name, port, path };
}

function portOf({ scheme, port }: ScenarioTarget, usual: number = USUAL_PORT[scheme]): number {
  return port ?? usual;
}

/** Returns the time limit of a scenario's check, for the name and for each address. */
export function checkTimeoutMs({ store, control }: Scenario): number {
  const failures = [store.failure, control.failure].filter((failure) => failure !== null);
  if (failures.some((failure) => /^(?:tls|request|response)\.(?:timeout|stalled)$/.test(failure))) {
    return LATER_PHASES_PATIENCE_MS;
  }
  const isTimeout = failures.some((failure) => /^(?:resolve|connect)\.timeout$/.test(failure));
  return isTimeout ? FIRST_PHASES_PATIENCE_MS : PATIENCE_MS;
}
