import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Assignment } from '@sightline/spec';
import { AssignmentKeeper } from './assignment/assignment-keeper.ts';
import { systemClock } from './clock.ts';
import type { Log } from './log.ts';
import { describeError } from './probers/classify-failure.ts';
import { explainResult } from './probers/explain.ts';
import { probeTarget } from './probers/probe.ts';
import { createTrust } from './probers/trust.ts';
import { Publisher } from './report/publisher.ts';
import { createResolver } from './resolver/create-resolver.ts';
import { parseNameServer } from './resolver/name-server.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { createApiClient } from './sender/api-client.ts';
import { Sender } from './sender/sender.ts';
import { LossLedger } from './spool/loss-ledger.ts';
import { SeqFile } from './spool/seq-file.ts';
import { Spool } from './spool/spool.ts';
import { FolderDisk } from './spool/spool-disk.ts';
import type { AgentFile } from './state/agent-file.ts';
import type { StatePaths } from './state/state-dir.ts';
import { StatusKeeper } from './state/status-keeper.ts';

/** Before the first assignment is known, and what the API's own default is. */
const REPORT_INTERVAL_S = 30;
// Together below the 2 s in which SIGTERM must have stopped us.
const PROBE_GRACE_MS = 700;
const SEND_GRACE_MS = 700;
/** No agent makes more than ten reports a second over any length of time. */
const SEQS_PER_SECOND_MAX = 10;

export interface RunningAgent {
  /** Stops within 2 s; what was seen by then is spooled. */
  readonly stop: () => Promise<void>;
}

/** Starts probing and reporting for an enrolled host. The caller holds the lock on the state directory. */
export function startAgent(paths: StatePaths, agent: AgentFile, log: Log): RunningAgent {
  const clock = systemClock;
  const random = Math.random;
  const server = agent.resolver === null ? null : parseNameServer(agent.resolver, 53);
  const resolver = createResolver(server);
  const trust = createTrust(agent.ca);
  const spool = openSpool(paths, agent, log);
  const client = createApiClient({ apiUrl: agent.apiUrl, resolver, trust });
  const { hostKey } = agent;
  let clockOffsetMs: number | null = null;

  const keeper = new AssignmentKeeper({
    clock,
    random,
    client,
    hostKey,
    path: paths.assignment,
    log,
    onChange: applyAssignment,
  });
  const reportIntervalS = (): number => keeper.current?.reportIntervalS ?? REPORT_INTERVAL_S;
  const status = new StatusKeeper(paths.status, {
    spool,
    assignment: () => keeper.current,
    clockOffsetMs: () => clockOffsetMs,
    trouble: () => sender.trouble,
  });
  const sender = new Sender({
    clock,
    random,
    spool,
    client,
    hostKey,
    reportIntervalS,
    log,
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
    clock,
    spool,
    bootId: randomUUID(),
    reportIntervalS,
    assignmentRevision: () => keeper.current?.revision ?? 0,
    clockOffsetMs: () => clockOffsetMs,
    onReport: (seq) => {
      status.reported(seq);
      sender.wake();
    },
  });
  const scheduler = new Scheduler({
    clock,
    random,
    hostId: agent.hostId,
    probe: (check, signal) => probeTarget(check.target, { resolver, trust, timeoutMs: check.timeoutMs, signal }),
    onRun: ({ check, startedMs, result, isNews }) => {
      const explanation = explainResult(check.target, result);
      publisher.add({ checkNo: check.no, startedMs, probe: result, explanation }, isNews);
      status.saw(check.no, result.outcome, explanation);
    },
  });
  function applyAssignment(assignment: Assignment): void {
    scheduler.assign(assignment.checks);
    publisher.start();
  }

  log(
    `host ${agent.hostId} of ${agent.storeName} reports to ${agent.apiUrl}; ${spool.size.reports} reports wait in the spool`,
  );
  publisher.start();
  keeper.start();
  sender.wake();

  return {
    stop: async () => {
      const keeperStopped = keeper.stop();
      await scheduler.stop(PROBE_GRACE_MS);
      publisher.stop();
      await sender.stop(SEND_GRACE_MS);
      await keeperStopped;
      client.close();
      spool.close();
      status.write();
    },
  };
}

function openSpool(paths: StatePaths, agent: AgentFile, log: Log): Spool {
  let lastTrouble = '';
  const onTrouble = (error: unknown): void => {
    const trouble = `the spool cannot be written or read: ${describeError(error)}`;
    if (trouble !== lastTrouble) log(trouble);
    lastTrouble = trouble;
  };
  try {
    mkdirSync(paths.spool, { recursive: true, mode: 0o700 });
  } catch (error) {
    onTrouble(error);
  }
  return new Spool({
    disk: new FolderDisk(paths.spool),
    ledger: new LossLedger(paths.losses, onTrouble),
    seqFile: new SeqFile(paths.seq),
    firstSeq: agent.nextSeq,
    seqAfterBlindness: () =>
      agent.nextSeq + Math.ceil(((Date.now() - Date.parse(agent.enrolledAt)) / 1_000) * SEQS_PER_SECOND_MAX),
    onTrouble,
  });
}
