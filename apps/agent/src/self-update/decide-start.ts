import { compareVersions } from '@sightline/spec';
import type { UpdateJournal } from './update-journal.ts';

/** Where the current version is: beside the installed one, which starts it, or in its place. */
export type ProgramPlace = 'beside' | 'in_place';

/** What a program does first after it starts. */
export type Start =
  | { readonly kind: 'run' }
  /** Run, and count this start until the version proves stable. */
  | { readonly kind: 'run_counted' }
  /** The current version takes over this process. */
  | { readonly kind: 'hand_over'; readonly version: string }
  /** The current version crashes after every start: go back to the one before. */
  | { readonly kind: 'fall_back'; readonly from: string };

/** This many starts in a row without success are a crash loop. */
export const UNSETTLED_STARTS_MAX = 3;

/**
 * Decides which version runs after `own` was started. An installed version that is newer than the current one, because
 * someone installed it, wins. Pure.
 */
export function decideStart(journal: UpdateJournal, own: string, place: ProgramPlace): Start {
  const { current, unsettledStarts } = journal;
  if (current === null || compareVersions(own, current) > 0) return { kind: 'run' };
  // With versions side by side, the installed version starts the current one and counts its starts.
  if (own === current && place === 'beside') return { kind: 'run' };
  if (unsettledStarts >= UNSETTLED_STARTS_MAX) return { kind: 'fall_back', from: current };
  return own === current ? { kind: 'run_counted' } : { kind: 'hand_over', version: current };
}

export type OfferVerdict =
  | { readonly kind: 'take' }
  | { readonly kind: 'leave'; readonly reason: 'not_newer' | 'given_up' | 'postponed' };

/** Decides whether to try a version that the API offers: never an older one, and never one that failed. Pure. */
export function judgeOffer(release: string, journal: UpdateJournal, own: string, nowMs: number): OfferVerdict {
  if (compareVersions(release, own) <= 0) return { kind: 'leave', reason: 'not_newer' };
  if (journal.givenUp.includes(release)) return { kind: 'leave', reason: 'given_up' };
  const { postponed } = journal;
  if (postponed?.release === release && nowMs < Date.parse(postponed.until))
    return { kind: 'leave', reason: 'postponed' };
  return { kind: 'take' };
}
