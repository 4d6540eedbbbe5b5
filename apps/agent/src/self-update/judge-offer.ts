import { compareVersions } from '@sightline/spec';
import type { UpdateJournal } from './update-journal.ts';

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
