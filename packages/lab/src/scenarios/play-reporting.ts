import { setTimeout as pause } from 'node:timers/promises';
import type { CheckDocument } from '@sightline/spec';
import type { ReportListener, ScenarioStep } from './agent-api.ts';
import type { Vantage } from './scenario.ts';

/** An agent's own time, apart from its probes, on a busy host. */
const START_MS_MAX = 20_000;
/** The time between asking for its checks and their first run. */
const FIRST_TURN_MS = 500;
const POLL_MS = 200;

/** What a testbed provides to run agents in a scenario. */
export interface ScenarioRun {
  readonly applyFault: () => Promise<void>;
  readonly heal: () => Promise<void>;
  readonly check: () => Promise<CheckDocument | null>;
  readonly listeners: Readonly<Record<Vantage, ReportListener>>;
  /** Starts the agent at a vantage point with its current state. */
  readonly start: (vantage: Vantage) => Promise<{ readonly stop: () => Promise<void> }>;
  /** Whether the agent running there has probed everything since then. */
  readonly hasProbedAll: (vantage: Vantage, since: Date) => Promise<boolean>;
}

/** The properties of a scenario that decide how to play it; see the functions of the same names. */
export interface ScenarioTraits {
  readonly isCutOff: boolean;
  readonly hasNeighbor: boolean;
}

/**
 * Plays a scenario with a reporting agent at both vantage points, and a check at the store; returns the check's document. A
 * store that the scenario cuts off reports before and after it, and must not be able to in between.
 */
export async function playReporting(run: ScenarioRun, traits: ScenarioTraits): Promise<CheckDocument | null> {
  const { listeners } = run;
  const { isCutOff } = traits;
  if (isCutOff) await runUntilReported(run, 'store', { step: 'before', notBefore: Promise.resolve() });
  listeners.store.startStep('during');
  listeners.control.startStep('during');
  listeners.neighbor.startStep('during');
  await run.applyFault();
  const document = await playAndHeal(run, traits);
  if (isCutOff) await runUntilReported(run, 'store', { step: 'after', notBefore: Promise.resolve() });
  return document;
}

async function playAndHeal(run: ScenarioRun, traits: ScenarioTraits): Promise<CheckDocument | null> {
  try {
    return await playWithFault(run, traits);
  } finally {
    await run.heal();
  }
}

async function playWithFault(
  run: ScenarioRun,
  { isCutOff, hasNeighbor }: ScenarioTraits,
): Promise<CheckDocument | null> {
  const checked = run.check();
  const [document] = await Promise.all([
    checked,
    isCutOff ? runUntilProbed(run) : runUntilReported(run, 'store', { step: null, notBefore: checked }),
    runUntilReported(run, 'control', { step: null, notBefore: checked }),
    hasNeighbor ? runUntilReported(run, 'neighbor', { step: null, notBefore: checked }) : null,
  ]);
  return document;
}

/** Runs an agent until it has reported everything; stops it no earlier than `notBefore`. */
async function runUntilReported(
  run: ScenarioRun,
  vantage: Vantage,
  { step, notBefore }: { readonly step: ScenarioStep | null; readonly notBefore: Promise<unknown> },
): Promise<void> {
  const listener = run.listeners[vantage];
  if (step !== null) listener.startStep(step);
  const agent = await run.start(vantage);
  const probed = Promise.all([listener.hasAskedForChecks(START_MS_MAX), notBefore]).then(() => pause(FIRST_TURN_MS));
  await Promise.race([listener.hasReportedAll(START_MS_MAX), probed]);
  // A pass is not urgent and would wait for the next regular report; stopping makes the agent report at once.
  await agent.stop();
  if (await listener.hasReportedAll(0)) return;
  const again = await run.start(vantage);
  await listener.hasReportedAll(START_MS_MAX);
  await again.stop();
}

/** Runs the store's agent until it has probed everything, while it can report nothing. */
async function runUntilProbed(run: ScenarioRun): Promise<void> {
  const since = new Date();
  const agent = await run.start('store');
  const deadline = performance.now() + START_MS_MAX;
  while (!(await run.hasProbedAll('store', since)) && performance.now() < deadline) await pause(POLL_MS);
  await agent.stop();
}
