import type { ApiAnswer } from '../api/api-client.ts';
import { coarseClockOffset } from '../api/clock-offset.ts';
import { type Finding, odd, untold, well, wrong } from './finding.ts';

/** Beyond it certificates and one-time tokens begin to fail. */
const OFFSET_MS_WRONG = 5 * 60_000;
/** Reports carry the offset, so that less than this harms nothing. */
const OFFSET_MS_ODD = 10_000;

/** Judges this machine's clock by the `Date` of an answer. Pure. */
export function judgeClock(answer: ApiAnswer): Finding {
  const offsetMs = answer.kind === 'answered' ? coarseClockOffset(answer.headers.date, answer) : null;
  if (offsetMs === null) return untold('clock', 'Not to be told without an answer of the API.');
  const seconds = Math.round(Math.abs(offsetMs) / 1_000);
  if (seconds * 1_000 < OFFSET_MS_ODD) return well('clock', "The clock agrees with the API's.");
  const says = `The clock is ${seconds} s ${offsetMs > 0 ? 'behind' : 'ahead of'} the API's.`;
  return seconds * 1_000 < OFFSET_MS_WRONG
    ? odd('clock', says)
    : wrong('clock', says, "Set this machine's date, time and time zone, and have it take the time from the network.");
}

/** Judges whether the API knows this host, by its answer to the question for the assignment. Pure. */
export function judgeKey(answer: ApiAnswer): Finding {
  if (answer.kind === 'unreachable') return untold('key', `Not to be told: ${answer.reason}.`);
  if (answer.status === 200 || answer.status === 304) return well('key', "The API accepts this host's key.");
  if (answer.status === 401 || answer.status === 403)
    return wrong(
      'key',
      "The API does not accept this host's key.",
      'Enroll this machine again, with a new token of its store.',
    );
  return wrong(
    'key',
    `The API answers with status ${answer.status}.`,
    'Ask whoever runs the API; what this host sees is kept until then.',
  );
}
