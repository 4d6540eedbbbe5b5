import { describe, expect, it } from 'vitest';
import { decideStart, judgeOffer, UNSETTLED_STARTS_MAX } from './decide-start.ts';
import { type UpdateJournal, withGivenUp, withSwitched } from './update-journal.ts';
import { eventOf } from './updater.ts';

const EMPTY: UpdateJournal = {
  version: 1,
  current: null,
  previous: null,
  unsettledStarts: 0,
  givenUp: [],
  postponed: null,
  untold: [],
};
const UPDATED: UpdateJournal = { ...EMPTY, current: '1.2.0' };
const LOOPING: UpdateJournal = { ...UPDATED, unsettledStarts: UNSETTLED_STARTS_MAX };

describe('what runs after a start', () => {
  it.each([
    ['the installed version if there is no other', EMPTY, '1.0.0', 'beside', { kind: 'run' }],
    ['the version updated to', UPDATED, '1.0.0', 'beside', { kind: 'hand_over', version: '1.2.0' }],
    ['that version itself, once it has taken over', UPDATED, '1.2.0', 'beside', { kind: 'run' }],
    ['a newer version installed by someone since', UPDATED, '1.3.0', 'beside', { kind: 'run' }],
    [
      'the previous version, if the current one crashes after every start',
      LOOPING,
      '1.0.0',
      'beside',
      { kind: 'fall_back', from: '1.2.0' },
    ],
    [
      'the version in place of the installed one, counting its starts',
      UPDATED,
      '1.2.0',
      'in_place',
      { kind: 'run_counted' },
    ],
    [
      'the previous version, if the one in its place crashes after every start',
      LOOPING,
      '1.2.0',
      'in_place',
      { kind: 'fall_back', from: '1.2.0' },
    ],
  ] as const)('is %s', (_, journal, own, place, start) => {
    expect(decideStart(journal, own, place)).toEqual(start);
  });
});

describe('an offer', () => {
  const NOW = Date.parse('2026-11-24T12:00:00.000Z');
  const failed = withGivenUp(EMPTY, eventOf('1.4.0', 'rolled_back', 'crashed'));
  const waiting: UpdateJournal = { ...EMPTY, postponed: { release: '1.4.0', until: '2026-11-24T13:00:00.000Z' } };

  it.each([
    ['is taken if it is newer', EMPTY, '1.4.0', { kind: 'take' }],
    ['never leads back to an older version', EMPTY, '0.9.0', { kind: 'leave', reason: 'not_newer' }],
    ['is left if it is the running version', EMPTY, '1.0.0', { kind: 'leave', reason: 'not_newer' }],
    ['is left for good once it failed', failed, '1.4.0', { kind: 'leave', reason: 'given_up' }],
    ['is taken if another version failed', failed, '1.4.1', { kind: 'take' }],
    ['waits after a trial without an API', waiting, '1.4.0', { kind: 'leave', reason: 'postponed' }],
  ] as const)('%s', (_, journal, release, verdict) => {
    expect(judgeOffer(release, journal, '1.0.0', NOW)).toEqual(verdict);
  });

  it('is taken again once the wait is over', () => {
    expect(judgeOffer('1.4.0', waiting, '1.0.0', NOW + 3_600_001)).toEqual({ kind: 'take' });
  });
});

describe('the journal', () => {
  it('records the previous version, and the event for the API', () => {
    const switched = withSwitched(UPDATED, eventOf('1.3.0', 'updated', 'reported'));
    expect(switched).toMatchObject({ current: '1.3.0', previous: '1.2.0', unsettledStarts: 0 });
    expect(switched.untold).toMatchObject([{ release: '1.3.0', running: '1.3.0' }]);
  });
});
