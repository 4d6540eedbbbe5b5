import type { Pack } from '@sightline/spec';

/** The result of reading a source. */
export type SourceReading =
  /** Nothing changed since the last reading. */
  | { readonly kind: 'unchanged'; readonly validator: string | null }
  /** `nextVersions`: the next version of every pack that the list changes. */
  | { readonly kind: 'read'; readonly validator: string | null; readonly nextVersions: readonly Pack[] }
  /** The answer is not a valid list. The last good one stays in use. */
  | { readonly kind: 'refused'; readonly text: string; readonly faults: readonly string[] }
  | { readonly kind: 'unreachable'; readonly text: string };

/** What we remember about a source between readings. */
export interface SourceRecord {
  readonly validator: string | null;
  readonly attemptedAt: Date | null;
  readonly readAt: Date | null;
  readonly changedAt: Date | null;
  readonly problem: SourceProblem | null;
}

export interface SourceProblem {
  readonly kind: 'refused' | 'unreachable';
  readonly text: string;
  readonly faults: readonly string[];
  readonly since: Date;
}

export const NEVER_READ: SourceRecord = {
  validator: null,
  attemptedAt: null,
  readAt: null,
  changedAt: null,
  problem: null,
};

const EVERY_MS = 6 * 3_600_000;
/** After a failed reading: the vendor's problem may pass soon. */
const RETRY_AFTER_MS = 15 * 60_000;
const UNREACHABLE_WARNS_AFTER_MS = 24 * 3_600_000;

/** Returns whether to read a source now: every six hours, and 15 minutes after a failure. */
export function isDue({ attemptedAt, problem }: SourceRecord, now: Date): boolean {
  if (attemptedAt === null) return true;
  return now.getTime() - attemptedAt.getTime() >= (problem === null ? EVERY_MS : RETRY_AFTER_MS);
}

/** Returns the record after a reading. A repeated problem keeps its start time; a good reading clears it. Pure. */
export function afterReading(before: SourceRecord, reading: SourceReading, now: Date): SourceRecord {
  switch (reading.kind) {
    case 'unchanged':
      return { ...before, validator: reading.validator, attemptedAt: now, readAt: now, problem: null };
    case 'read': {
      const changedAt = reading.nextVersions.length > 0 ? now : before.changedAt;
      return { validator: reading.validator, attemptedAt: now, readAt: now, changedAt, problem: null };
    }
    case 'refused':
    case 'unreachable': {
      const { kind, text } = reading;
      const since = before.problem?.kind === kind ? before.problem.since : now;
      const faults = kind === 'refused' ? reading.faults : [];
      return { ...before, attemptedAt: now, problem: { kind, text, faults, since } };
    }
  }
}

/** Returns whether to warn people: at once when a source sends an invalid list, after a day when it does not answer. */
export function isWarning({ kind, since }: SourceProblem, now: Date): boolean {
  return kind === 'refused' || now.getTime() - since.getTime() >= UNREACHABLE_WARNS_AFTER_MS;
}
