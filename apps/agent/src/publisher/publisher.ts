import { gzipSync } from 'node:zlib';
import type { Clock } from '../platform/clock.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import type { Spool } from '../spool/spool.ts';
import { buildReport, type CheckResult, RESULTS_PER_REPORT_MAX, type Uptimes } from './build-report.ts';

export interface PublisherOptions {
  readonly clock: Clock;
  readonly spool: Spool;
  readonly bootId: string;
  readonly uptimesMs: () => Uptimes;
  readonly reportIntervalS: () => number;
  readonly assignmentRevision: () => number;
  readonly clockOffsetMs: () => number | null;
  /** Called with each report's seq once it is spooled. */
  readonly onReport: (seq: number) => void;
}

/** Changes that come together, such as a whole line going down, go into one report. */
const URGENT_DELAY_MS = 200;
const ADDRESS_REPORTS_MAX = 50;

/** Collects results and spools them as reports: one per interval, even if empty, and soon after a change. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #addressChanges = new AddressChanges();
  #results: CheckResult[] = [];
  #addressReports = 0;
  #cancelRegular: (() => void) | null = null;
  #cancelUrgent: (() => void) | null = null;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  start(): void {
    this.#armRegular();
  }

  /** Adds a result; `isUrgent` if it must not wait for the next regular report. */
  add(result: CheckResult, isUrgent: boolean): void {
    const includesAddresses = this.#shouldIncludeAddresses(result);
    this.#results.push(includesAddresses ? { ...result, includesAddresses } : result);
    if (this.#results.length >= RESULTS_PER_REPORT_MAX) this.publish();
    else if (isUrgent)
      this.#cancelUrgent ??= this.#options.clock.after(URGENT_DELAY_MS, () => {
        this.publish();
      });
  }

  /** Limits passes with addresses per report, so that failures have room for details. The others follow in the next. */
  #shouldIncludeAddresses({ checkNo, probe }: CheckResult): boolean {
    if (this.#addressReports >= ADDRESS_REPORTS_MAX) return false;
    const included = this.#addressChanges.shouldReport(checkNo, probe, this.#options.clock.monotonicMs());
    if (included) this.#addressReports += 1;
    return included;
  }

  /** Spools the collected results as a report now, even if there are none: a report is also a heartbeat. */
  publish(): void {
    this.#cancelUrgent?.();
    this.#cancelUrgent = null;
    const { clock, spool, bootId } = this.#options;
    const results = this.#results;
    this.#results = [];
    this.#addressReports = 0;
    const now = { monotonicMs: clock.monotonicMs(), wallMs: clock.wallMs() };
    const seq = spool.add((ownSeq, oldestSeq) => {
      const frame = {
        seq: ownSeq,
        oldestSeq,
        bootId,
        uptimesMs: this.#options.uptimesMs(),
        agentVersion: AGENT_VERSION,
        clockOffsetMs: this.#options.clockOffsetMs(),
        assignmentRevision: this.#options.assignmentRevision(),
        dropped: spool.dropped,
      };
      const body = gzipSync(JSON.stringify(buildReport(frame, results, now)));
      return { createdAtMs: now.wallMs, results: results.length, body };
    });
    this.#armRegular();
    this.#options.onReport(seq);
  }

  /** Stops, and spools a last report if there are results. */
  stop(): void {
    if (this.#results.length > 0) this.publish();
    this.#cancelRegular?.();
    this.#cancelUrgent?.();
    this.#cancelRegular = null;
    this.#cancelUrgent = null;
  }

  #armRegular(): void {
    this.#cancelRegular?.();
    this.#cancelRegular = this.#options.clock.after(this.#options.reportIntervalS() * 1_000, () => {
      this.publish();
    });
  }
}

/** Addresses are repeated after this time, in case the report that had them was lost. */
const REPEAT_AFTER_MS = 6 * 3_600_000;
/** Addresses of servers that rotate them are reported at most this often. */
const CHANGE_INTERVAL_MS_MIN = 60_000;

/** Remembers which addresses of passing checks were reported, one line per check, so that changes are reported. */
class AddressChanges {
  readonly #reported = new Map<number, { readonly addresses: string; readonly atMs: number }>();

  /** Whether to report a pass with its addresses; records them as reported. `nowMs` is monotonic. */
  shouldReport(checkNo: number, { outcome, addresses }: ProbeResult, nowMs: number): boolean {
    if (outcome.kind !== 'pass') return false;
    const reached = addresses.filter(({ failure }) => failure === null).map(({ address }) => address);
    if (reached.length === 0) return false;
    const text = reached.sort().join(' ');
    const reported = this.#reported.get(checkNo);
    if (reported !== undefined) {
      const agoMs = nowMs - reported.atMs;
      if (agoMs < (reported.addresses === text ? REPEAT_AFTER_MS : CHANGE_INTERVAL_MS_MIN)) return false;
    }
    this.#reported.set(checkNo, { addresses: text, atMs: nowMs });
    return true;
  }
}
