import { setTimeout as pause } from 'node:timers/promises';
import type { CheckDocument } from '@sightline/spec';
import type { ReportListener, ScenarioStep } from './agent-api.ts';
import type { Vantage } from './scenario.ts';

/** What an agent takes beside its probes, on a machine that is busy. */
const START_MS_MAX = 20_000;
/** Between asking for its checks and their first turn. */
const FIRST_TURN_MS = 500;
const POLL_MS = 200;

/** What is needed of a stage for running agents in a scenario. */
export interface ScenarioRun {
  readonly applyFault: () => Promise<void>;
  readonly heal: () => Promise<void>;
  readonly check: () => Promise<CheckDocument | null>;
  readonly listeners: Readonly<Record<Vantage, ReportListener>>;
  /** Starts the agent of a spot; it goes on with the state it has. */
  readonly start: (vantage: Vantage) => Promise<{ readonly stop: () => Promise<void> }>;
  /** Whether the agent that runs there has probed everything since then. */
  readonly hasProbedAll: (vantage: Vantage, since: Date) => Promise<boolean>;
}

/** What of a scenario decides how it is played; see the functions of these names. */
export interface ScenarioTraits {
  readonly isCutOff: boolean;
  readonly hasNeighbor: boolean;
}

/**
 * Plays a scenario with an agent that runs and reports at both spots, and a check beside it at the store; gives what the
 * check said. A store that the scenario cuts off reports before it and after it, and must not be able to in between.
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

/** Runs an agent until it has reported everything; it need not begin to stop before `whenever`. */
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
  // A pass is no news, and would be reported with the next regular report; stopping has it reported at once.
  await agent.stop();
  if (await listener.hasReportedAll(0)) return;
  const again = await run.start(vantage);
  await listener.hasReportedAll(START_MS_MAX);
  await again.stop();
}

/** Runs the store's agent until it has seen everything, and can tell nobody. */
async function runUntilProbed(run: ScenarioRun): Promise<void> {
  const since = new Date();
  const agent = await run.start('store');
  const deadline = performance.now() + START_MS_MAX;
  while (!(await run.hasProbedAll('store', since)) && performance.now() < deadline) await pause(POLL_MS);
  await agent.stop();
}
