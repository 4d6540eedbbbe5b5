import type { Entry, Pack } from '@sightline/spec';

/** Published ranges, with when we retrieved them and their etag. */
export interface PublishedRanges {
  readonly cidrs: readonly string[];
  readonly retrievedAt: string;
  readonly etag?: string;
}

/**
 * Returns a pack's next version with an entry's ranges as published now, so a vendor's change is a version and never a
 * silent edit. Returns null when the ranges are the same in any order, or the pack has no such entry.
 */
export function replaceRanges(pack: Pack, entryId: string, published: PublishedRanges): Pack | null {
  const { cidrs, retrievedAt, etag } = published;
  const entry = pack.entries.find(({ id }) => id === entryId);
  if (entry?.subject.kind !== 'ranges' || hasSameMembers(entry.subject.cidrs, cidrs)) return null;

  const { publishedAt, services, direction, retrievedAt: before } = entry.subject;
  const replaced: Entry = {
    ...entry,
    subject: {
      kind: 'ranges',
      publishedAt,
      cidrs: [...cidrs],
      retrievedAt,
      ...(etag === undefined ? {} : { etag }),
      ...(services === undefined ? {} : { services }),
      ...(direction === undefined ? {} : { direction }),
    },
    // Remarks that date the former ranges are outdated.
    remarks: [
      ...(entry.remarks ?? []).filter((remark) => !remark.includes(before)),
      `The ranges are those published at ${publishedAt} on ${retrievedAt}${etag === undefined ? '' : `, etag ${etag}`}.`,
    ],
  };
  return {
    ...pack,
    version: pack.version + 1,
    entries: pack.entries.map((candidate) => (candidate.id === entryId ? replaced : candidate)),
  };
}

function hasSameMembers(a: readonly string[], b: readonly string[]): boolean {
  const first = new Set(a);
  const second = new Set(b);
  return first.size === second.size && [...first].every((member) => second.has(member));
}
