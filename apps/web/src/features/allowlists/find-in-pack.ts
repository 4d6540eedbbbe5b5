import type { Entry, Pack, PackSection } from '@sightline/spec';

/** A section of a pack with its matching entries. */
export interface FoundSection {
  readonly section: PackSection;
  readonly entries: readonly Entry[];
}

/**
 * Returns the sections and entries that contain all words of a search, in the pack's order; all of them for an empty one.
 *
 * Covers every printed line, cells and why they are unknown, provenance, flags, remarks and address ranges.
 * A section matches by its own text or by one of its entries. Case and the kind of quotation mark are ignored.
 */
export function findInPack(pack: Pick<Pack, 'sections' | 'entries'>, search: string): FoundSection[] {
  const words = normal(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const has = (texts: readonly string[]): boolean => {
    const text = normal(texts.join(' '));
    return words.every((word) => text.includes(word));
  };
  const bySection = Map.groupBy(pack.entries, (entry) => entry.sectionId);
  return pack.sections.flatMap((section) => {
    const entries = (bySection.get(section.id) ?? []).filter((entry) => has(textsOfEntry(entry)));
    return entries.length > 0 || has(textsOfSection(section)) ? [{ section, entries }] : [];
  });
}

function textsOfSection({ title, asPrinted, provenance }: PackSection): string[] {
  return [title, ...asPrinted, provenance?.where ?? ''];
}

function textsOfEntry(entry: Entry): string[] {
  return [
    entry.title,
    ...entry.asPrinted,
    entry.provenance.where,
    ...entry.cells.map((cell) =>
      cell.kind === 'stated' ? `${cell.column} ${cell.text}` : `${cell.column} unknown ${cell.reason}`,
    ),
    ...entry.flags.map((flag) => flag.text),
    ...(entry.remarks ?? []),
    ...(entry.subject.kind === 'ranges' ? entry.subject.cidrs : []),
    ...(entry.subject.kind === 'endpoint' ? (entry.subject.addresses ?? []) : []),
    entry.breaks ?? '',
    entry.effective?.asPrinted ?? '',
    entry.deprecated?.asPrinted ?? '',
  ];
}

function normal(text: string): string {
  return text.toLowerCase().replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"');
}

/** Returns the words of a search to highlight. */
export function searchWords(search: string): string[] {
  return search.split(/\s+/).filter((word) => word.length > 1);
}
