import { type RunningAgent, startAgent } from '../agent/agent.ts';
import { ApiClient } from '../api/api-client.ts';
import { networkForAgent } from '../network/network.ts';
import type { Log } from '../platform/log.ts';
import { whenAborted } from '../platform/stop-signal.ts';
import type { AgentFile } from '../state/agent-file.ts';
import { RELEASE_KEYS } from './release-keys.ts';
import type { RunContext } from './run-as-trial.ts';
import type { UpdateContext } from './start-current-version.ts';
import { tryRelease } from './try-release.ts';
import { type ReadyRelease, Updater } from './updater.ts';

/** How many report intervals a version on trial has until its first accepted report. */
const TRIAL_INTERVALS = 6;
/** A version that runs this long is not in a crash loop, even if it cannot send reports. */
const SETTLED_AFTER_MS = 120_000;
/** How long this process waits before it tries the same version again. */
const JUST_TRIED_MS = 3_600_000;

export interface RunWithUpdatesOptions extends RunContext {
  readonly context: UpdateContext;
}

/** Runs the agent until it must stop, and tries the versions that the API offers. */
export async function runWithUpdates(options: RunWithUpdatesOptions): Promise<void> {
  const { context, stop } = options;
  const connect = (): ApiClient => new ApiClient({ apiUrl: options.agent.apiUrl, ...networkForAgent(options.agent) });
  const tried = new Map<string, number>();
  while (!stop.aborted) {
    const turn = await runUntilReady(options, connect, (release) => (tried.get(release) ?? 0) > performance.now());
    if (turn === null) break;
    tried.set(turn.ready.release, performance.now() + JUST_TRIED_MS);
    const apiAnswers = (): Promise<boolean> => canReachApi(connect(), options.agent);
    const withinMs = TRIAL_INTERVALS * turn.reportIntervalS * 1_000;
    if ((await tryRelease(context, { ready: turn.ready, withinMs, stop, apiAnswers })) === 'stop') break;
  }
}

interface Turn {
  readonly ready: ReadyRelease;
  readonly reportIntervalS: number;
}

/** Runs this version until another one is ready; null if `stop` ended it. */
async function runUntilReady(
  { context, agent, page, stop, lock }: RunWithUpdatesOptions,
  connect: () => ApiClient,
  wasJustTried: (release: string) => boolean,
): Promise<Turn | null> {
  const { paths, store, log } = context;
  const unlock = lock();
  const { hostKey } = agent;
  const updater = new Updater({
    ...{ journalPath: paths.update, store, connect, hostKey, log, wasJustTried },
    keys: RELEASE_KEYS,
    random: Math.random,
  });
  const running = startAgent({
    ...{ paths, agent, log, page },
    onAccepted: (receipt) => {
      updater.accepted(receipt.offer?.version ?? null);
    },
  });
  const markSettled = setTimeout(() => {
    updater.markSettled();
  }, SETTLED_AFTER_MS);
  const ready = await Promise.race([updater.ready, whenAborted(stop)]);
  clearTimeout(markSettled);
  const { reportIntervalS } = running;
  updater.stop();
  await stopAndSay(running, log, ready === null);
  unlock();
  return ready === null ? null : { ready, reportIntervalS: reportIntervalS() };
}

async function stopAndSay(running: RunningAgent, log: Log, isLast: boolean): Promise<void> {
  if (isLast) log('stopping');
  await running.stop();
  if (isLast) log('stopped');
}

/** Whether the API answers this host at all; closes the client. */
async function canReachApi(client: ApiClient, { hostKey }: AgentFile): Promise<boolean> {
  const headers = { authorization: `Bearer ${hostKey}` };
  const answer = await client.call({ method: 'GET', path: '/v1/agent/assignment', headers });
  client.close();
  return answer.kind === 'answered';
}
