import { setTimeout as pause } from 'node:timers/promises';
import type { CheckDocument } from '@sightline/spec';
import type { Chapter, Ear } from './reporting.ts';
import type { Spot } from './scenario.ts';

/** What an agent takes beside its probes, on a machine that is busy. */
const START_MS_MAX = 20_000;
/** Between asking for its checks and their first turn. */
const FIRST_TURN_MS = 500;
const POLL_MS = 200;

/** What is needed of a stage for running agents in a scenario. */
export interface Ground {
  readonly breakIt: () => Promise<void>;
  readonly heal: () => Promise<void>;
  readonly check: () => Promise<CheckDocument | null>;
  readonly ears: Readonly<Record<Spot, Ear>>;
  /** Starts the agent of a spot; it goes on with the state it has. */
  readonly start: (spot: Spot) => Promise<{ readonly stop: () => Promise<void> }>;
  /** Whether the agent that runs there has probed everything since then. */
  readonly hasProbedAll: (spot: Spot, since: Date) => Promise<boolean>;
}

/** What of a scenario decides how it is played; see the functions of these names. */
export interface Plot {
  readonly isCutOff: boolean;
  readonly hasNeighbor: boolean;
}

/**
 * Plays a scenario with an agent that runs and reports at both spots, and a check beside it at the store; gives what the
 * check said. A store that the scenario cuts off reports before it and after it, and must not be able to in between.
 */
export async function playReporting(ground: Ground, plot: Plot): Promise<CheckDocument | null> {
  const { ears } = ground;
  const { isCutOff } = plot;
  if (isCutOff) await runHeard(ground, 'store', { chapter: 'before', whenever: Promise.resolve() });
  ears.store.begin('during');
  ears.control.begin('during');
  ears.neighbor.begin('during');
  await ground.breakIt();
  const document = await playAndHeal(ground, plot);
  if (isCutOff) await runHeard(ground, 'store', { chapter: 'after', whenever: Promise.resolve() });
  return document;
}

async function playAndHeal(ground: Ground, plot: Plot): Promise<CheckDocument | null> {
  try {
    return await playBroken(ground, plot);
  } finally {
    await ground.heal();
  }
}

async function playBroken(ground: Ground, { isCutOff, hasNeighbor }: Plot): Promise<CheckDocument | null> {
  const checked = ground.check();
  const [document] = await Promise.all([
    checked,
    isCutOff ? runUnheard(ground) : runHeard(ground, 'store', { chapter: null, whenever: checked }),
    runHeard(ground, 'control', { chapter: null, whenever: checked }),
    hasNeighbor ? runHeard(ground, 'neighbor', { chapter: null, whenever: checked }) : null,
  ]);
  return document;
}

/** Runs an agent until it has reported everything; it need not begin to stop before `whenever`. */
async function runHeard(
  ground: Ground,
  spot: Spot,
  { chapter, whenever }: { readonly chapter: Chapter | null; readonly whenever: Promise<unknown> },
): Promise<void> {
  const ear = ground.ears[spot];
  if (chapter !== null) ear.begin(chapter);
  const agent = await ground.start(spot);
  const probed = Promise.all([ear.asked(START_MS_MAX), whenever]).then(() => pause(FIRST_TURN_MS));
  await Promise.race([ear.reported(START_MS_MAX), probed]);
  // A pass is no news, and would be reported with the next regular report; stopping has it reported at once.
  await agent.stop();
  if (await ear.reported(0)) return;
  const again = await ground.start(spot);
  await ear.reported(START_MS_MAX);
  await again.stop();
}

/** Runs the store's agent until it has seen everything, and can tell nobody. */
async function runUnheard(ground: Ground): Promise<void> {
  const since = new Date();
  const agent = await ground.start('store');
  const deadline = performance.now() + START_MS_MAX;
  while (!(await ground.hasProbedAll('store', since)) && performance.now() < deadline) await pause(POLL_MS);
  await agent.stop();
}
