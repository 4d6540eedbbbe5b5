import { CHECK_STATES, type CheckState, type CheckSummary, type Failure } from '@sightline/spec';

/** The checks of one section of a list. */
interface CheckGroup {
  readonly id: string;
  readonly title: string;
  readonly checks: readonly CheckSummary[];
}

const ELSEWHERE = 'Entries of another version of the list';

/**
 * Checks by the section of their entry, in the order in which they come, which is that of the lists. Where they are of
 * several lists, the title of the list stands before that of the section.
 */
export function groupChecks(checks: readonly CheckSummary[]): CheckGroup[] {
  const isOfOne = new Set(checks.map(({ packId }) => packId)).size <= 1;
  const bySection = Map.groupBy(checks, ({ packId, section }) => (section === '' ? '' : `${packId} ${section}`));
  return [...bySection].flatMap(([id, ofSection]) =>
    ofSection.slice(0, 1).map(({ packTitle, section }) => ({
      id,
      title: section === '' ? ELSEWHERE : isOfOne ? section : `${packTitle} · ${section}`,
      checks: ofSection,
    })),
  );
}

/** Checks that are in the same trouble: the same state with the same failure and reason. */
export interface TroubleGroup {
  readonly state: Exclude<CheckState, 'pass'>;
  readonly failure: Failure | null;
  readonly reason: string;
  /** The earliest of theirs. */
  readonly since: string;
  readonly checks: readonly CheckSummary[];
}

/** What is wrong at a store, one group per cause, worst first and then longest first; nothing when everything passes. */
export function groupTrouble(checks: readonly CheckSummary[]): TroubleGroup[] {
  const groups: TroubleGroup[] = [];
  for (const alike of Map.groupBy(checks, causeOf).values()) {
    const [first] = alike;
    if (first === undefined || first.state === 'pass') continue;
    groups.push({
      state: first.state,
      failure: first.failure,
      reason: first.reason,
      since: alike.map((check) => check.since).reduce((a, b) => (Date.parse(a) <= Date.parse(b) ? a : b)),
      checks: alike,
    });
  }
  return groups.toSorted(
    (a, b) =>
      CHECK_STATES.indexOf(a.state) - CHECK_STATES.indexOf(b.state) || Date.parse(a.since) - Date.parse(b.since),
  );
}

function causeOf(check: CheckSummary): string {
  return [check.state, check.failure, check.reason].join('|');
}
