import type { Entry, Pack } from '@sightline/spec';

/** Ranges as published, with when and as what they were retrieved. */
export interface PublishedRanges {
  readonly cidrs: readonly string[];
  readonly retrievedAt: string;
  readonly etag?: string;
}

/**
 * A pack's next version, in which an entry has the ranges as published now; null where the pack has them already, in any
 * order, or has no such entry of ranges. So a vendor's change arrives as a version, never as a silent edit.
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
    // A remark that dates the former ranges no longer holds.
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
