import { gzipSync } from 'node:zlib';
import type { Clock } from '../platform/clock.ts';
import type { Spool } from '../spool/spool.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import { AddressNews } from './address-changes.ts';
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

/** Changes that come together, such as a whole line going out, make one report. */
const URGENT_DELAY_MS = 200;
const TOLD_MAX = 50;

/** Gathers results and turns them into spooled reports: one every interval, also when empty, and soon after news. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #addressNews = new AddressNews();
  #results: CheckResult[] = [];
  #toldCount = 0;
  #cancelRegular: (() => void) | null = null;
  #cancelUrgent: (() => void) | null = null;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  start(): void {
    this.#armRegular();
  }

  /** Takes a result; `isNews` when it must not wait for the next regular report. */
  add(result: CheckResult, isNews: boolean): void {
    const tellsAddresses = this.#tellsAddresses(result);
    this.#results.push(tellsAddresses ? { ...result, tellsAddresses } : result);
    if (this.#results.length >= RESULTS_PER_REPORT_MAX) this.publish();
    else if (isNews)
      this.#cancelUrgent ??= this.#options.clock.after(URGENT_DELAY_MS, () => {
        this.publish();
      });
  }

  /** So many in a report, that what fails has room for its details; the others follow with the next one. */
  #tellsAddresses({ checkNo, probe }: CheckResult): boolean {
    if (this.#toldCount >= TOLD_MAX) return false;
    const tells = this.#addressNews.take(checkNo, probe, this.#options.clock.monotonicMs());
    if (tells) this.#toldCount += 1;
    return tells;
  }

  /** Spools what was gathered as a report now, even when that is nothing: a report is also the sign of life. */
  publish(): void {
    this.#cancelUrgent?.();
    this.#cancelUrgent = null;
    const { clock, spool, bootId } = this.#options;
    const results = this.#results;
    this.#results = [];
    this.#toldCount = 0;
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

  /** Stops, and spools a last report when there is anything to say. */
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
