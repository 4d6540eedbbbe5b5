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
  /** A client of its own for each thing that is asked, which is closed afterwards: what it stands on takes some MiB. */
  readonly connect: () => ApiClient;
  readonly hostKey: string;
  readonly log: Log;
  readonly random: () => number;
  /** Versions that this process tries no more for a while, whatever the journal says. */
  readonly wasJustTried: (release: string) => boolean;
}

/** A version that was fetched, checked, and can be tried. */
export interface ReadyRelease {
  readonly release: string;
  readonly program: string;
}

const PLATFORM = `${process.platform}-${process.arch}`;
/** A day at most between attempts at a version that cannot be fetched. */
const RETRY_MS_MAX = 86_400_000;

/** Follows the API's offers while the agent runs, and tells the API what became of them. */
export class Updater {
  readonly #options: UpdaterOptions;
  readonly #stop = new AbortController();
  readonly #ready = Promise.withResolvers<ReadyRelease>();
  #journal: UpdateJournal;
  #isFetching = false;
  #isTelling = false;
  #failuresInRow = 0;
  #notBeforeMs = 0;

  constructor(options: UpdaterOptions) {
    this.#options = options;
    this.#journal = readJournal(options.journalPath);
  }

  /** Settles when a version is to be tried; never when there is none. */
  get ready(): Promise<ReadyRelease> {
    return this.#ready.promise;
  }

  /** A report was accepted: the version that runs is alive, the API can be told things, and it may have made an offer. */
  accepted(offer: string | null): void {
    this.markSettled();
    void this.#tell();
    if (offer !== null) void this.#follow(offer);
  }

  /** The version that runs does not end soon after its start, whether or not there is a line. */
  markSettled(): void {
    if (this.#journal.unsettledStarts > 0) this.#save({ ...this.#journal, unsettledStarts: 0 });
  }

  /** Ends what is under way; nothing is fetched or told afterwards. */
  stop(): void {
    this.#stop.abort();
  }

  async #follow(offer: string): Promise<void> {
    if (this.#isFetching || performance.now() < this.#notBeforeMs || this.#options.wasJustTried(offer)) return;
    if (judgeOffer(offer, this.#journal, AGENT_VERSION, Date.now()).kind === 'leave') return;
    if (this.#options.keys.length === 0) {
      // Told once, so that a rollout does not wait for this host.
      this.#save(withGivenUp(this.#journal, eventOf(offer, 'declined', 'not_self_updating')));
      return;
    }
    this.#isFetching = true;
    await this.#fetch(offer);
    this.#isFetching = false;
  }

  async #fetch(release: string): Promise<void> {
    const { store, log } = this.#options;
    const here = await store.find(release);
    if (here !== null) {
      this.#ready.resolve({ release, program: here });
      return;
    }
    log(`version ${release} is offered; fetching it`);
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
        log(`version ${release} is refused (${download.reason}) and not tried again`);
        this.#save(withGivenUp(this.#journal, eventOf(release, 'refused', download.reason)));
        return;
      case 'retry':
        log(`version ${release} cannot be fetched: ${download.reason}`);
        this.#failuresInRow += 1;
        this.#notBeforeMs = performance.now() + this.#waitMs(download.afterMs);
    }
  }

  #waitMs(afterMs: number | null): number {
    const doubling = 2 ** Math.min(this.#failuresInRow, 12);
    return Math.min(RETRY_MS_MAX, backoffMs(this.#failuresInRow, afterMs, this.#options.random()) * doubling);
  }

  async #tell(): Promise<void> {
    const { untold } = this.#journal;
    if (this.#isTelling || untold.length === 0) return;
    this.#isTelling = true;
    const { connect, hostKey } = this.#options;
    const client = connect();
    const body = Buffer.from(JSON.stringify({ version: 1, events: untold }));
    const headers = { authorization: `Bearer ${hostKey}`, 'content-type': 'application/json' };
    const answer = await client.call({ method: 'POST', path: '/v1/agent/updates', headers, body }, this.#stop.signal);
    client.close();
    this.#isTelling = false;
    // Refused for good, as by an API that does not know the address: telling again would change nothing.
    const isSettled = answer.kind === 'answered' && answer.status < 500 && ![401, 403, 429].includes(answer.status);
    if (!isSettled || this.#stop.signal.aborted) return;
    this.#save({ ...this.#journal, untold: this.#journal.untold.filter((event) => !untold.includes(event)) });
  }

  #save(journal: UpdateJournal): void {
    this.#journal = journal;
    try {
      writeJournal(this.#options.journalPath, journal);
    } catch (error) {
      this.#options.log(`the journal of updates cannot be kept on disk: ${errorMessage(error)}`);
    }
  }
}

/** What became of a version, now. */
export function eventOf(release: string, outcome: UpdateOutcome, reason: UpdateReason): UpdateEvent {
  const running = outcome === 'updated' ? release : AGENT_VERSION;
  return { release, running, outcome, reason, at: new Date().toISOString() };
}
