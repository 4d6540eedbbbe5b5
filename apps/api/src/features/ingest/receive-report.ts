import type { HostId, ReportReceipt } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, faultsOf } from '../../platform/errors.ts';
import type { AuthenticatedHost } from '../agents/index.ts';
import { admitReport } from './domain/admit-report.ts';
import type { IncomingReport } from './domain/incoming-report.ts';
import type { StoredThroughReader } from './postgres/stored-through-reader.ts';

const BACKLOG_RETRY_S = 15;
const QUEUE_RETRY_S = 2;

export interface ReceiveReportParts {
  /** Enqueues a report. Rejects if the queue does not accept it. */
  readonly enqueue: (report: IncomingReport) => Promise<void>;
  /** Returns whether too many reports are waiting to accept more. */
  readonly isQueueFull: () => Promise<boolean>;
  readonly stored: StoredThroughReader;
  /** Reads a host again, bypassing the cache. */
  readonly refreshHost: (host: AuthenticatedHost) => Promise<AuthenticatedHost>;
  /** Returns the agent version that a host should run instead of its own; null for none. Does not reject. */
  readonly offerFor: (hostId: HostId, agentVersion: string) => Promise<string | null>;
  readonly clock: Clock;
}

/** Enqueues one report from one host, or rejects it with a stable code. */
export class ReceiveReport {
  readonly #parts: ReceiveReportParts;

  constructor(parts: ReceiveReportParts) {
    this.#parts = parts;
  }

  /** Returns the receipt once the queue has the report. Throws AppError. */
  async receive(sender: AuthenticatedHost, body: unknown): Promise<ReportReceipt> {
    const { enqueue, stored, offerFor, clock } = this.#parts;
    const now = clock.now();
    const admission = admitReport(body, now.getTime());
    if (admission.kind === 'invalid') {
      const detail = 'The body is not a valid report. Update the agent.';
      throw new AppError({
        kind: 'invalid',
        code: 'request.invalid',
        detail,
        faults: faultsOf(admission.error, 'body'),
      });
    }
    if (admission.kind === 'refused')
      throw new AppError({ kind: 'invalid', code: admission.code, detail: admission.detail });
    const { report } = admission;
    const host = await this.#knowChecks(sender, report.checkNos);

    await this.#assertRoom();
    try {
      await enqueue({ tenantId: host.tenantId, hostId: host.hostId, receivedAt: now.toISOString(), report });
    } catch (error) {
      throw unavailable("The queue can't accept reports right now. Send this report again later.", error);
    }
    const version = await offerFor(host.hostId, report.agentVersion);
    return {
      accepted: true,
      storedThrough: await stored.storedThrough(host),
      assignmentRevision: host.assignmentRevision,
      serverTime: clock.now().toISOString(),
      ...(version === null ? {} : { offer: { version } }),
    };
  }

  async #knowChecks(host: AuthenticatedHost, checkNos: readonly number[]): Promise<AuthenticatedHost> {
    const highest = checkNos.reduce((max, no) => Math.max(max, no), 0);
    if (highest <= host.checkNoMax) return host;
    const fresh = await this.#parts.refreshHost(host);
    if (highest <= fresh.checkNoMax) return fresh;
    const detail = `This host never had check number ${highest}; its highest is ${fresh.checkNoMax}. Fetch the assignment again.`;
    throw new AppError({ kind: 'invalid', code: 'report.unknown_check', detail });
  }

  async #assertRoom(): Promise<void> {
    let full: boolean;
    try {
      full = await this.#parts.isQueueFull();
    } catch (error) {
      throw unavailable('The queue does not respond right now. Send this report again later.', error);
    }
    if (!full) return;
    throw new AppError({
      kind: 'unavailable',
      code: 'report.backlog_full',
      detail: 'Too many reports are waiting on the server. Send this one again later.',
      retryAfterS: BACKLOG_RETRY_S,
    });
  }
}

function unavailable(detail: string, cause: unknown): AppError {
  return new AppError({ kind: 'unavailable', code: 'server.unavailable', detail, retryAfterS: QUEUE_RETRY_S, cause });
}
