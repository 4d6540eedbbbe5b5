import { compareVersions } from '@sightline/spec';
import type { UpdateJournal } from './update-journal.ts';

/** Where the current version lies: beside the installed one, which starts it, or in its place. */
export type ProgramPlace = 'beside' | 'in_place';

/** What a program that was just started does first. */
export type Start =
  | { readonly kind: 'run' }
  /** Runs, and counts this start until it is seen to live. */
  | { readonly kind: 'run_counted' }
  /** The current version takes over this process. */
  | { readonly kind: 'hand_over'; readonly version: string }
  /** The current version ends soon after every start: the one before it is current again. */
  | { readonly kind: 'fall_back'; readonly from: string };

/** So many starts in a row that came to nothing are a crash loop. */
export const UNSETTLED_STARTS_MAX = 3;

/**
 * Decides which version runs when `own` was started. An installed version that is newer than the current one, because
 * somebody installed it anew, goes before it. Pure.
 */
export function decideStart(journal: UpdateJournal, own: string, place: ProgramPlace): Start {
  const { current, unsettledStarts } = journal;
  if (current === null || compareVersions(own, current) > 0) return { kind: 'run' };
  // Beside the installed version the current one is started by it, and counted there.
  if (own === current && place === 'beside') return { kind: 'run' };
  if (unsettledStarts >= UNSETTLED_STARTS_MAX) return { kind: 'fall_back', from: current };
  return own === current ? { kind: 'run_counted' } : { kind: 'hand_over', version: current };
}

export type OfferVerdict =
  | { readonly kind: 'take' }
  | { readonly kind: 'leave'; readonly reason: 'not_newer' | 'given_up' | 'postponed' };

/** Tells whether a version that the API offers is to be tried. Never an older one, never one that came to nothing. Pure. */
export function judgeOffer(release: string, journal: UpdateJournal, own: string, nowMs: number): OfferVerdict {
  if (compareVersions(release, own) <= 0) return { kind: 'leave', reason: 'not_newer' };
  if (journal.givenUp.includes(release)) return { kind: 'leave', reason: 'given_up' };
  const { postponed } = journal;
  if (postponed?.release === release && nowMs < Date.parse(postponed.until))
    return { kind: 'leave', reason: 'postponed' };
  return { kind: 'take' };
}
