import type { CheckSummary } from '@sightline/spec';

/** The checks of one section of a list. */
export interface CheckGroup {
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
