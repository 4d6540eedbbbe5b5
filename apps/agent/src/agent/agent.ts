import { randomUUID } from 'node:crypto';
import { formatCount, isNetworkTarget, type ReportReceipt } from '@sightline/spec';
import { ApiClient } from '../api/api-client.ts';
import { AssignmentPoller } from '../assignment/assignment-poller.ts';
import { EvidenceCollector } from '../evidence/evidence-collector.ts';
import { type Network, networkForAgent } from '../network/network.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { explainResult } from '../probers/explain-result.ts';
import { probeTarget } from '../probers/network/probe-target.ts';
import { withoutObservations } from '../probers/probe-result.ts';
import type { Uptimes } from '../publisher/build-report.ts';
import { Publisher, type PublisherOptions } from '../publisher/publisher.ts';
import { RunAllChecks } from '../scheduler/run-all-checks.ts';
import { Scheduler, type SchedulerOptions } from '../scheduler/scheduler.ts';
import { Sender } from '../sender/sender.ts';
import { openSpool } from '../spool/open-spool.ts';
import type { Spool } from '../spool/spool.ts';
import type { AgentFile } from '../state/agent-file.ts';
import type { StatePaths } from '../state/state-dir.ts';
import { openPage, type PageSetting } from '../technician-page/open-page.ts';
import type { PageServer } from '../technician-page/page-server.ts';
import { LocalChecks } from './local-checks.ts';
import { ServerClock } from './server-clock.ts';
import { StatusRecorder } from './status-recorder.ts';

/** Used until the first assignment sets the interval. */
const DEFAULT_REPORT_INTERVAL_S = 30;
// Together less than the 2 s within which SIGTERM must stop the agent.
const PROBE_GRACE_MS = 700;
const SEND_GRACE_MS = 700;

export interface RunningAgent {
  /** Stops within 2 s; results so far are spooled. */
  readonly stop: () => Promise<void>;
  /** As set by the current assignment. */
  readonly reportIntervalS: () => number;
}

/** Called for every report that the API accepts; `isOwn` if this run made it, not an earlier one. */
export type OnAccepted = (receipt: ReportReceipt, isOwn: boolean) => void;

export interface AgentOptions {
  readonly paths: StatePaths;
  readonly agent: AgentFile;
  readonly log: Log;
  readonly page: PageSetting;
  readonly onAccepted: OnAccepted;
  /** Replaces the host's clock in tests: a day's outage then takes a minute. */
  readonly clock?: Clock;
  /** Replaces the network in tests. */
  readonly probe?: SchedulerOptions['probe'];
}

/** Starts probing and reporting for an enrolled host. The caller must hold the lock on the state directory. */
export function startAgent(options: AgentOptions): RunningAgent {
  const { paths, agent, log, page, onAccepted } = options;
  const context = openContext(options);
  const firstSeq = context.spool.nextSeq;
  const { serverClock, evidence } = context;
  const keeper = new AssignmentPoller({
    ...context,
    path: paths.assignment,
    onChange: (assignment) => {
      localChecks.assign(assignment);
      scheduler.assign(assignment.checks);
      runAll.keepOnly(assignment.checks.map(({ no }) => no));
      publisher.start();
    },
    onCoarseClock: (offsetMs) => {
      serverClock.updateCoarse(offsetMs);
    },
  });
  const reportIntervalS = (): number => keeper.current?.reportIntervalS ?? DEFAULT_REPORT_INTERVAL_S;
  const clockOffsetMs = (): number | null => serverClock.offsetMs;
  const status = new StatusRecorder(paths.status, {
    spool: context.spool,
    assignment: () => keeper.current,
    clockOffsetMs,
    problem: () => sender.problem,
    pageUrl: () => pageServer.url,
  });
  const sender = new Sender({
    ...context,
    reportIntervalS,
    onReceipt: (receipt, offsetMs, seq) => {
      serverClock.update(offsetMs);
      keeper.refreshIfStale(receipt.assignmentRevision);
      status.recordAccepted();
      evidence.setPublicAddress(receipt.seenAddress);
      onAccepted(receipt, seq >= firstSeq);
    },
    onUnknownCheck: () => {
      keeper.poll();
    },
  });
  const publisher = createPublisher(context, {
    reportIntervalS,
    assignmentRevision: () => keeper.current?.revision ?? 0,
    clockOffsetMs,
    onReport: (seq) => {
      status.recordReport(seq);
      sender.wake();
    },
  });
  const localChecks = new LocalChecks({ ...context, paths, agent, clockOffsetMs });
  const handlers = { localChecks, publisher, status, recordRun: (no: number, ms: number) => runAll.recordRun(no, ms) };
  const scheduler = createScheduler(context, agent.hostId, handlers);
  const runAll = new RunAllChecks({ ...context, runAll: () => scheduler.runAll(), onDone: () => publisher.publish() });
  const pageServer = openPage(page, { agent, status: () => status.current(), runAll, log });

  const parts = { keeper, scheduler, localChecks, publisher, sender, status, pageServer };
  log(startText(agent, context.spool));
  startAll(parts);
  return { stop: () => stopAll(context, parts), reportIntervalS };
}

/** What all parts of a running agent share. */
interface AgentContext extends Network {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly evidence: EvidenceCollector;
  readonly random: () => number;
  readonly spool: Spool;
  readonly client: ApiClient;
  readonly hostKey: string;
  readonly log: Log;
  readonly probe: SchedulerOptions['probe'] | undefined;
}

function openContext({ paths, agent, log, clock = systemClock, probe }: AgentOptions): AgentContext {
  const network = networkForAgent(agent);
  const client = new ApiClient({ apiUrl: agent.apiUrl, ...network });
  const spool = openSpool(paths, agent, log);
  const serverClock = new ServerClock(clock);
  const evidence = new EvidenceCollector({ ...network, clock, clockOffsetMs: () => serverClock.offsetMs });
  const own = { clock, serverClock, evidence, random: Math.random, hostKey: agent.hostKey };
  return { ...own, ...network, spool, client, log, probe };
}

type ReportSources = Omit<PublisherOptions, 'clock' | 'spool' | 'bootId' | 'uptimesMs'>;

function createPublisher(context: AgentContext, sources: ReportSources): Publisher {
  const { clock } = context;
  // The monotonic clock starts with this process.
  const uptimesMs = (): Uptimes => ({ machine: clock.uptimeMs(), agent: clock.monotonicMs() });
  return new Publisher({ ...context, ...sources, bootId: randomUUID(), uptimesMs });
}

interface RunHandlers {
  readonly localChecks: LocalChecks;
  readonly publisher: Publisher;
  readonly status: StatusRecorder;
  readonly recordRun: (checkNo: number, startedMs: number) => void;
}

function createScheduler(
  context: AgentContext,
  hostId: string,
  { localChecks, publisher, status, recordRun }: RunHandlers,
): Scheduler {
  const { clock, random, resolver, trust, proxies, serverClock, evidence } = context;
  const clockOffsetMs = (): number | null => serverClock.offsetMs;
  const probe: SchedulerOptions['probe'] = async ({ target, timeoutMs }, signal) => {
    if (isNetworkTarget(target))
      return await probeTarget(target, { resolver, trust, proxies, clockOffsetMs, timeoutMs, signal });
    if (target.kind !== 'wildcard') return await localChecks.probe(target, { timeoutMs, signal });
    const { probeWildcard } = await import('../probers/network/probe-wildcard.ts');
    return await probeWildcard(target, { resolver, trust, timeoutMs, signal });
  };
  return new Scheduler({
    clock,
    random,
    hostId,
    probe: context.probe ?? probe,
    onRun: ({ check, startedMs, result, isUrgent }) => {
      const explanation = explainResult(check.target, result);
      const gathered = evidence.record(check, result);
      const probe = withoutObservations(result);
      publisher.add({ checkNo: check.no, startedMs, probe, explanation, evidence: gathered }, isUrgent);
      status.recordResult(check.no, result, explanation);
      recordRun(check.no, startedMs);
    },
  });
}

interface Parts {
  readonly keeper: AssignmentPoller;
  readonly scheduler: Scheduler;
  readonly localChecks: LocalChecks;
  readonly publisher: Publisher;
  readonly sender: Sender;
  readonly status: StatusRecorder;
  readonly pageServer: PageServer;
}

function startText({ hostId, storeName, apiUrl }: AgentFile, { size }: Spool): string {
  return `host ${hostId} of ${storeName} reports to ${apiUrl}; ${formatCount(size.reports, 'report')} queued`;
}

function startAll({ publisher, keeper, localChecks, sender }: Parts): void {
  publisher.start();
  keeper.start();
  localChecks.start();
  sender.wake();
}

async function stopAll(context: AgentContext, parts: Parts): Promise<void> {
  parts.pageServer.close();
  const keeperStopped = parts.keeper.stop();
  await parts.localChecks.stop();
  await parts.scheduler.stop(PROBE_GRACE_MS);
  parts.publisher.stop();
  await parts.sender.stop(SEND_GRACE_MS);
  await keeperStopped;
  context.client.close();
  context.spool.close();
  parts.status.write();
}
