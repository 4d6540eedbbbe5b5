import { randomUUID } from 'node:crypto';
import type { Assignment } from '@sightline/spec';
import { AssignmentKeeper } from './assignment/assignment-keeper.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Log } from './log.ts';
import { explainResult } from './probers/explain.ts';
import { probeTarget } from './probers/probe.ts';
import { createTrust, type Trust } from './probers/trust.ts';
import { Publisher } from './report/publisher.ts';
import { createResolver } from './resolver/create-resolver.ts';
import { parseNameServer } from './resolver/name-server.ts';
import type { Resolver } from './resolver/resolver.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { type ApiClient, createApiClient } from './sender/api-client.ts';
import { Sender } from './sender/sender.ts';
import { openSpool } from './spool/open-spool.ts';
import type { Spool } from './spool/spool.ts';
import type { AgentFile } from './state/agent-file.ts';
import type { StatePaths } from './state/state-dir.ts';
import { StatusKeeper } from './state/status-keeper.ts';

/** Until the first assignment says how often. */
const REPORT_INTERVAL_S = 30;
// Together below the 2 s in which SIGTERM must have stopped us.
const PROBE_GRACE_MS = 700;
const SEND_GRACE_MS = 700;

export interface RunningAgent {
  /** Stops within 2 s; what was seen by then is spooled. */
  readonly stop: () => Promise<void>;
}

/** Starts probing and reporting for an enrolled host. The caller holds the lock on the state directory. */
export function startAgent(paths: StatePaths, agent: AgentFile, log: Log): RunningAgent {
  const ground = openGround(paths, agent, log);
  let clockOffsetMs: number | null = null;
  const applyAssignment = (assignment: Assignment): void => {
    scheduler.assign(assignment.checks);
    publisher.start();
  };
  const keeper = new AssignmentKeeper({
    ...ground,
    path: paths.assignment,
    onChange: applyAssignment,
    onCoarseClock: (offsetMs) => {
      clockOffsetMs ??= offsetMs;
    },
  });
  const reportIntervalS = (): number => keeper.current?.reportIntervalS ?? REPORT_INTERVAL_S;
  const sources = { spool: ground.spool, assignment: () => keeper.current, clockOffsetMs: () => clockOffsetMs };
  const status = new StatusKeeper(paths.status, { ...sources, trouble: () => sender.trouble });
  const sender = new Sender({
    ...ground,
    reportIntervalS,
    onReceipt: (receipt, offsetMs) => {
      clockOffsetMs = offsetMs;
      keeper.heardOf(receipt.assignmentRevision);
      status.accepted();
    },
    onUnknownCheck: () => {
      keeper.poll();
    },
  });
  const publisher = new Publisher({
    ...ground,
    bootId: randomUUID(),
    reportIntervalS,
    assignmentRevision: () => keeper.current?.revision ?? 0,
    clockOffsetMs: () => clockOffsetMs,
    onReport: (seq) => {
      status.reported(seq);
      sender.wake();
    },
  });
  const scheduler = createScheduler(ground, agent.hostId, publisher, status);

  log(
    `host ${agent.hostId} of ${agent.storeName} reports to ${agent.apiUrl}; ${ground.spool.size.reports} reports wait`,
  );
  publisher.start();
  keeper.start();
  sender.wake();
  return { stop: () => stopAll(ground, { keeper, scheduler, publisher, sender, status }) };
}

/** What all parts of a running agent stand on. */
interface Ground {
  readonly clock: Clock;
  readonly random: () => number;
  readonly resolver: Resolver;
  readonly trust: Trust;
  readonly spool: Spool;
  readonly client: ApiClient;
  readonly hostKey: string;
  readonly log: Log;
}

function openGround(paths: StatePaths, agent: AgentFile, log: Log): Ground {
  const resolver = createResolver(agent.resolver === null ? null : parseNameServer(agent.resolver, 53));
  const trust = createTrust(agent.ca);
  const client = createApiClient({ apiUrl: agent.apiUrl, resolver, trust });
  const spool = openSpool(paths, agent, log);
  return { clock: systemClock, random: Math.random, resolver, trust, spool, client, hostKey: agent.hostKey, log };
}

function createScheduler(ground: Ground, hostId: string, publisher: Publisher, status: StatusKeeper): Scheduler {
  const { clock, random, resolver, trust } = ground;
  return new Scheduler({
    clock,
    random,
    hostId,
    probe: (check, signal) => probeTarget(check.target, { resolver, trust, timeoutMs: check.timeoutMs, signal }),
    onRun: ({ check, startedMs, result, isNews }) => {
      const explanation = explainResult(check.target, result);
      publisher.add({ checkNo: check.no, startedMs, probe: result, explanation }, isNews);
      status.saw(check.no, result.outcome, explanation);
    },
  });
}

interface Parts {
  readonly keeper: AssignmentKeeper;
  readonly scheduler: Scheduler;
  readonly publisher: Publisher;
  readonly sender: Sender;
  readonly status: StatusKeeper;
}

async function stopAll(ground: Ground, parts: Parts): Promise<void> {
  const keeperStopped = parts.keeper.stop();
  await parts.scheduler.stop(PROBE_GRACE_MS);
  parts.publisher.stop();
  await parts.sender.stop(SEND_GRACE_MS);
  await keeperStopped;
  ground.client.close();
  ground.spool.close();
  parts.status.write();
}
