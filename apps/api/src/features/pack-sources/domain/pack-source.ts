import type { Pack } from '@sightline/spec';

/** What a reading of a source came to. */
export type SourceReading =
  /** The source says, or shows, that nothing changed. */
  | { readonly kind: 'unchanged'; readonly validator: string | null }
  /** `nextVersions`: of every pack that the list is part of, the next version. */
  | { readonly kind: 'read'; readonly validator: string | null; readonly nextVersions: readonly Pack[] }
  /** It answered, and not with a list: the last good one stays. */
  | { readonly kind: 'refused'; readonly text: string; readonly faults: readonly string[] }
  | { readonly kind: 'unreachable'; readonly text: string };

/** What is known of a source between readings. */
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
/** After a reading that went wrong; the vendor's trouble may pass. */
const AGAIN_AFTER_MS = 15 * 60_000;
const UNREACHABLE_WARNS_AFTER_MS = 24 * 3_600_000;

/** Whether a source is to be read now: every six hours, and a quarter of an hour after it went wrong. */
export function isDue({ attemptedAt, problem }: SourceRecord, now: Date): boolean {
  if (attemptedAt === null) return true;
  return now.getTime() - attemptedAt.getTime() >= (problem === null ? EVERY_MS : AGAIN_AFTER_MS);
}

/** The record of a source after a reading. A problem of the same kind goes on since it began; a good reading ends it. Pure. */
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

/** Whether somebody must look: at once when a source answers with something else, after a day when it does not answer. */
export function isWarning({ kind, since }: SourceProblem, now: Date): boolean {
  return kind === 'refused' || now.getTime() - since.getTime() >= UNREACHABLE_WARNS_AFTER_MS;
}
