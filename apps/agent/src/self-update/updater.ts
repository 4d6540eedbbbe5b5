import type { UpdateEvent, UpdateOutcome, UpdateReason } from '@sightline/spec';
import type { ApiClient } from '../api/api-client.ts';
import { backoffMs } from '../api/backoff.ts';
import { errorMessage, type Log } from '../platform/log.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import { judgeOffer } from './decide-start.ts';
import { downloadRelease } from './download-release.ts';
import type { ProgramStore } from './program-store.ts';
import { readJournal, type UpdateJournal, withGivenUp, writeJournal } from './update-journal.ts';

export interface UpdaterOptions {
  readonly journalPath: string;
  readonly store: ProgramStore;
  readonly keys: readonly string[];
  /** Opens a client for each request, which is closed afterwards: an open one takes a few MiB. */
  readonly connect: () => ApiClient;
  readonly hostKey: string;
  readonly log: Log;
  readonly random: () => number;
  /** Versions that this process does not try for a while, whatever the journal says. */
  readonly wasJustTried: (release: string) => boolean;
}

/** A version that was downloaded and checked, and can be tried. */
export interface ReadyRelease {
  readonly release: string;
  readonly program: string;
}

const PLATFORM = `${process.platform}-${process.arch}`;
/** Waits at most a day between attempts to download a version. */
const RETRY_MS_MAX = 86_400_000;

/** Follows the API's offers while the agent runs, and reports the outcome to the API. */
export class Updater {
  readonly #options: UpdaterOptions;
  readonly #stop = new AbortController();
  readonly #ready = Promise.withResolvers<ReadyRelease>();
  #journal: UpdateJournal;
  #isFetching = false;
  #isSending = false;
  #failuresInRow = 0;
  #notBeforeMs = 0;

  constructor(options: UpdaterOptions) {
    this.#options = options;
    this.#journal = readJournal(options.journalPath);
  }

  /** Resolves when a version is ready to be tried; never if there is none. */
  get ready(): Promise<ReadyRelease> {
    return this.#ready.promise;
  }

  /** Handles an accepted report: this version is alive, the API is reachable, and it may have made an offer. */
  accepted(offer: string | null): void {
    this.markSettled();
    void this.#sendEvents();
    if (offer !== null) void this.#followOffer(offer);
  }

  /** Records that this version does not crash soon after its start, whether or not the line works. */
  markSettled(): void {
    if (this.#journal.unsettledStarts > 0) this.#save({ ...this.#journal, unsettledStarts: 0 });
  }

  /** Aborts what is in progress; nothing is downloaded or sent afterwards. */
  stop(): void {
    this.#stop.abort();
  }

  async #followOffer(offer: string): Promise<void> {
    if (this.#isFetching || performance.now() < this.#notBeforeMs || this.#options.wasJustTried(offer)) return;
    if (judgeOffer(offer, this.#journal, AGENT_VERSION, Date.now()).kind === 'leave') return;
    if (this.#options.keys.length === 0) {
      // Sent once, so that a rollout does not wait for this host.
      this.#save(withGivenUp(this.#journal, eventOf(offer, 'declined', 'not_self_updating')));
      return;
    }
    this.#isFetching = true;
    await this.#download(offer);
    this.#isFetching = false;
  }

  async #download(release: string): Promise<void> {
    const { store, log } = this.#options;
    const here = await store.find(release);
    if (here !== null) {
      this.#ready.resolve({ release, program: here });
      return;
    }
    log(`downloading version ${release}, which the API offers`);
    const client = this.#options.connect();
    const signal = this.#stop.signal;
    const download = await downloadRelease(release, { ...this.#options, client, platform: PLATFORM, signal });
    client.close();
    if (this.#stop.signal.aborted) return;
    switch (download.kind) {
      case 'kept': {
        const program = await store.find(release);
        if (program !== null) this.#ready.resolve({ release, program });
        return;
      }
      case 'refused':
        log(`version ${release} is refused (${download.reason}); it will not be tried again`);
        this.#save(withGivenUp(this.#journal, eventOf(release, 'refused', download.reason)));
        return;
      case 'retry':
        log(`cannot download version ${release}: ${download.reason}`);
        this.#failuresInRow += 1;
        this.#notBeforeMs = performance.now() + this.#waitMs(download.afterMs);
    }
  }

  #waitMs(afterMs: number | null): number {
    const doubling = 2 ** Math.min(this.#failuresInRow, 12);
    return Math.min(RETRY_MS_MAX, backoffMs(this.#failuresInRow, afterMs, this.#options.random()) * doubling);
  }

  async #sendEvents(): Promise<void> {
    const { untold } = this.#journal;
    if (this.#isSending || untold.length === 0) return;
    this.#isSending = true;
    const { connect, hostKey } = this.#options;
    const client = connect();
    const body = Buffer.from(JSON.stringify({ version: 1, events: untold }));
    const headers = { authorization: `Bearer ${hostKey}`, 'content-type': 'application/json' };
    const answer = await client.call({ method: 'POST', path: '/v1/agent/updates', headers, body }, this.#stop.signal);
    client.close();
    this.#isSending = false;
    // Rejected for good, for example by an API without this route: sending it again would change nothing.
    const isSettled = answer.kind === 'answered' && answer.status < 500 && ![401, 403, 429].includes(answer.status);
    if (!isSettled || this.#stop.signal.aborted) return;
    this.#save({ ...this.#journal, untold: this.#journal.untold.filter((event) => !untold.includes(event)) });
  }

  #save(journal: UpdateJournal): void {
    this.#journal = journal;
    try {
      writeJournal(this.#options.journalPath, journal);
    } catch (error) {
      this.#options.log(`cannot save the update journal: ${errorMessage(error)}`);
    }
  }
}

/** Returns an event with a version's outcome, as of now. */
export function eventOf(release: string, outcome: UpdateOutcome, reason: UpdateReason): UpdateEvent {
  const running = outcome === 'updated' ? release : AGENT_VERSION;
  return { release, running, outcome, reason, at: new Date().toISOString() };
}
