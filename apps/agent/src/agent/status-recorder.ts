import { type AssignedCheck, type Assignment, isNetworkTarget, type Target, targetText } from '@sightline/spec';
import type { Explanation } from '../probers/explain-result.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import type { SendProblem } from '../sender/sender.ts';
import type { Spool } from '../spool/spool.ts';
import { type AgentStatus, writeStatusFile } from '../state/status-file.ts';

export interface StatusSources {
  readonly spool: Spool;
  readonly assignment: () => Assignment | null;
  readonly clockOffsetMs: () => number | null;
  readonly problem: () => SendProblem | null;
  readonly pageUrl: () => string | null;
}

interface LatestResult {
  readonly outcome: ProbeResult['outcome'];
  readonly hints: readonly string[];
  readonly explanation: Explanation;
  readonly at: string;
  readonly since: string;
}

/** Records what `sightline-agent status` shows, and writes it once per report. */
export class StatusRecorder {
  readonly #path: string;
  readonly #sources: StatusSources;
  readonly #latest = new Map<number, LatestResult>();
  #lastReport: AgentStatus['lastReport'] = null;

  constructor(path: string, sources: StatusSources) {
    this.#path = path;
    this.#sources = sources;
  }

  recordResult(
    checkNo: number,
    { outcome, hints }: Pick<ProbeResult, 'outcome' | 'hints'>,
    explanation: Explanation,
  ): void {
    const previous = this.#latest.get(checkNo);
    const at = new Date().toISOString();
    this.#latest.set(checkNo, {
      outcome,
      hints,
      explanation,
      at,
      since: previous?.outcome.kind === outcome.kind ? previous.since : at,
    });
  }

  recordReport(seq: number): void {
    this.#lastReport = { seq, at: new Date().toISOString(), acceptedAt: this.#lastReport?.acceptedAt ?? null };
    this.write();
  }

  /** Shows in the next write; writing for every receipt would double the writes. */
  recordAccepted(): void {
    if (this.#lastReport !== null) this.#lastReport = { ...this.#lastReport, acceptedAt: new Date().toISOString() };
  }

  /** Does not throw: a failed write must not stop the monitoring. */
  write(): void {
    try {
      writeStatusFile(this.#path, this.current());
    } catch {
      // The spool already logs that the disk refuses writes.
    }
  }

  /** Returns the current status. */
  current(): AgentStatus {
    const { spool, assignment, clockOffsetMs, problem, pageUrl } = this.#sources;
    const assigned = assignment();
    const current = problem();
    return {
      version: 1,
      at: new Date().toISOString(),
      pid: process.pid,
      assignmentRevision: assigned?.revision ?? null,
      clockOffsetMs: clockOffsetMs(),
      lastReport: this.#lastReport,
      trouble: current?.text ?? null,
      troubleSince: current === null ? null : new Date(current.sinceMs).toISOString(),
      pageUrl: pageUrl(),
      spool: spool.size,
      dropped: spool.dropped,
      checks: (assigned?.checks ?? []).map((check) => checkStatus(check, this.#latest.get(check.no) ?? null)),
    };
  }
}

function checkStatus(check: AssignedCheck, latest: LatestResult | null): AgentStatus['checks'][number] {
  const known = { no: check.no, title: check.title, target: targetText(check.target), host: hostOf(check.target) };
  if (latest === null) {
    const nothing = { outcome: null, failure: null, at: null, since: null, fix: '', hints: [] };
    return { ...known, ...nothing, explanation: 'Not checked yet.' };
  }
  const { outcome, hints, at, since, explanation } = latest;
  return {
    ...known,
    outcome: outcome.kind,
    failure: outcome.kind === 'pass' ? null : outcome.failure,
    at,
    since,
    hints: [...hints],
    ...explanation,
  };
}

function hostOf(target: Target): string | null {
  return isNetworkTarget(target) ? target.host : null;
}
