import type { ReportReceipt } from '@sightline/spec';
import type { ApiClient } from '../api/api-client.ts';
import { backoffMs } from '../api/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Spool } from '../spool/spool.ts';
import { chooseNextReport, type ReportChoice } from './choose-next-report.ts';
import { judgeReceipt, type SendOutcome } from './judge-receipt.ts';

export interface SenderOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly spool: Spool;
  readonly client: ApiClient;
  readonly hostKey: string;
  readonly reportIntervalS: () => number;
  readonly log: Log;
  readonly onReceipt: (receipt: ReportReceipt, clockOffsetMs: number, seq: number) => void;
  /** Called if the API does not know a reported check: the assignment here is outdated. */
  readonly onUnknownCheck: () => void;
}

/** Why the API accepts no reports, and since when by the host's clock, in ms since 1970. */
export interface SendProblem {
  readonly text: string;
  readonly sinceMs: number;
}

/** Ten old reports a second: a day of them takes five minutes and leaves room on the store's line. */
const BACKFILL_GAP_MS = 100;
/** A sent report is sent again if it is unconfirmed after this many report intervals. */
const RESEND_INTERVALS = 3;

/** Sends spooled reports one at a time, and deletes only what the API says is stored. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #sentAtMs = new Map<number, number>();
  readonly #stop = new AbortController();
  #failuresInRow = 0;
  #notBeforeMs = 0;
  #backfillNotBeforeMs = 0;
  #sending: Promise<void> | null = null;
  #cancelTimer: (() => void) | null = null;
  #problem: SendProblem | null = null;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Why the API accepts no reports right now; null if it does. */
  get problem(): SendProblem | null {
    return this.#problem;
  }

  /** Sends the next report, now or once the wait after a failure is over. */
  wake(): void {
    if (this.#sending !== null || this.#stop.signal.aborted) return;
    const choice = this.#choose();
    const notBeforeMs = choice?.isBackfill === true ? this.#backfillNotBeforeMs : 0;
    const waitMs = Math.max(this.#notBeforeMs, notBeforeMs) - this.#options.clock.monotonicMs();
    if (waitMs > 0) {
      this.#wakeIn(waitMs);
      return;
    }
    if (choice === null) {
      // A sent report may have to be sent again even if no new one comes.
      if (this.#sentAtMs.size > 0) this.#wakeIn(this.#options.reportIntervalS() * 1_000);
      return;
    }
    this.#sending = this.#send(choice).finally(() => {
      this.#sending = null;
      this.wake();
    });
  }

  /** Tries once more to send the newest reports within `withinMs`, then stops. */
  async stop(withinMs: number): Promise<void> {
    this.#cancelTimer?.();
    this.wake();
    const late = Promise.withResolvers<undefined>();
    const cancel = this.#options.clock.after(withinMs, () => {
      late.resolve(undefined);
    });
    await Promise.race([this.#sending, late.promise]);
    cancel();
    this.#stop.abort();
    this.#cancelTimer?.();
    await this.#sending;
  }

  #choose(): ReportChoice | null {
    const { clock, spool, reportIntervalS } = this.#options;
    return chooseNextReport(spool.held(), {
      sentAtMs: this.#sentAtMs,
      monotonicMs: clock.monotonicMs(),
      wallMs: clock.wallMs(),
      resendAfterMs: RESEND_INTERVALS * reportIntervalS() * 1_000,
    });
  }

  async #send({ seq, isBackfill }: ReportChoice): Promise<void> {
    const { spool, client, hostKey, clock } = this.#options;
    const body = spool.read(seq);
    // The report is damaged: the spool counted it and no longer holds it.
    if (body === null) return;
    const headers = {
      authorization: `Bearer ${hostKey}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    };
    const answer = await client.call({ method: 'POST', path: '/v1/agent/reports', headers, body }, this.#stop.signal);
    if (this.#stop.signal.aborted && answer.kind === 'unreachable') return;
    this.#act(seq, judgeReceipt(answer, clock.wallMs()));
    if (isBackfill) this.#backfillNotBeforeMs = clock.monotonicMs() + BACKFILL_GAP_MS;
  }

  #act(seq: number, outcome: SendOutcome): void {
    const { spool, log, clock } = this.#options;
    switch (outcome.kind) {
      case 'accepted':
        this.#recover();
        this.#sentAtMs.set(seq, clock.monotonicMs());
        spool.confirm(outcome.receipt.storedThrough);
        for (const sent of this.#sentAtMs.keys())
          if (sent <= outcome.receipt.storedThrough) this.#sentAtMs.delete(sent);
        this.#options.onReceipt(outcome.receipt, outcome.clockOffsetMs, seq);
        return;
      case 'refused':
        this.#recover();
        log(`the API rejects report ${seq} (${outcome.code}); dropped it`);
        spool.refuse(seq);
        this.#sentAtMs.delete(seq);
        if (outcome.code === 'report.unknown_check') this.#options.onUnknownCheck();
        return;
      case 'unauthorized':
        this.#backOff(`the API rejects this host's key (${outcome.code}); enroll this machine again`, null);
        return;
      case 'retry':
        this.#backOff(`the API accepts no reports: ${outcome.reason}`, outcome.afterMs);
    }
  }

  #recover(): void {
    if (this.#problem !== null) this.#options.log('the API accepts reports again');
    this.#problem = null;
    this.#failuresInRow = 0;
  }

  #backOff(text: string, retryAfterMs: number | null): void {
    if (this.#problem?.text !== text) this.#options.log(text);
    this.#problem = { text, sinceMs: this.#problem?.sinceMs ?? this.#options.clock.wallMs() };
    this.#failuresInRow += 1;
    this.#notBeforeMs =
      this.#options.clock.monotonicMs() + backoffMs(this.#failuresInRow, retryAfterMs, this.#options.random());
  }

  #wakeIn(ms: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#options.clock.after(ms, () => {
      this.wake();
    });
  }
}
