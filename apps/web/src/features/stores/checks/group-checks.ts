import { CHECK_STATES, type CheckState, type CheckSummary, type Failure } from '@sightline/spec';

/** The checks of one section of a pack. */
interface CheckGroup {
  readonly id: string;
  readonly title: string;
  readonly checks: readonly CheckSummary[];
}

const ELSEWHERE = 'Entries from another version of the pack';

/**
 * Returns checks by the section of their entry, in the order of the packs. With several packs, a group's title starts
 * with the pack's.
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

/** Checks with the same problem: the same state, failure and reason. */
export interface TroubleGroup {
  readonly state: Exclude<CheckState, 'pass'>;
  readonly failure: Failure | null;
  readonly reason: string;
  /** When the first of them changed to this state. */
  readonly since: string;
  readonly checks: readonly CheckSummary[];
}

/** Returns what is wrong at a store, one group per cause, worst and then longest first; empty when all checks pass. */
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
