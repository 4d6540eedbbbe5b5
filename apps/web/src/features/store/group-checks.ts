import type { CheckSummary, Pack } from '@sightline/spec';

/** The checks of one section of the list. */
export interface CheckGroup {
  readonly id: string;
  readonly title: string;
  readonly checks: readonly CheckSummary[];
}

const ELSEWHERE = { id: 'elsewhere', title: 'Entries of another version of the list' } as const;

/**
 * Checks by the section of their entry, sections and entries in the order of the list, empty sections left out.
 * Checks of entries that the pack does not have come last.
 */
export function groupChecks(checks: readonly CheckSummary[], pack: Pick<Pack, 'sections' | 'entries'>): CheckGroup[] {
  const place = new Map(pack.entries.map((entry, index) => [entry.id, { sectionId: entry.sectionId, index }]));
  const bySection = Map.groupBy(checks, (check) => place.get(check.entryId)?.sectionId ?? ELSEWHERE.id);
  const groups: CheckGroup[] = [];
  for (const section of [...pack.sections, ELSEWHERE]) {
    const found = bySection.get(section.id) ?? [];
    if (found.length === 0) continue;
    const inOrder = found.toSorted((a, b) => (place.get(a.entryId)?.index ?? 0) - (place.get(b.entryId)?.index ?? 0));
    groups.push({ id: section.id, title: section.title, checks: inOrder });
  }
  return groups;
}
