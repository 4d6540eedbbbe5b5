import { nextHeader, type RecordHeader, recordAt } from './record.ts';

/** The position of an intact record in its segment. */
export interface FoundRecord {
  readonly seq: number;
  readonly ordinal: number;
  readonly resultsBefore: number;
  readonly createdAtMs: number;
  readonly results: number;
  readonly offset: number;
  readonly end: number;
}

export type Found =
  | { readonly kind: 'intact'; readonly record: FoundRecord }
  | { readonly kind: 'damaged'; readonly header: RecordHeader };

export interface SegmentScan {
  /** In file order. */
  readonly found: readonly Found[];
  /** Where a torn or destroyed header starts that has no record after it; null if there is none. */
  readonly tornAt: number | null;
}

/** Reads all records of a segment, skipping damage. Pure; does not throw. */
export function scanSegment(segment: Buffer): SegmentScan {
  const found: Found[] = [];
  let offset = 0;
  while (offset < segment.length) {
    const at = recordAt(segment, offset);
    if (at.kind === 'intact') {
      const { seq, ordinal, resultsBefore, createdAtMs, results } = at.record;
      found.push({
        kind: 'intact',
        record: { seq, ordinal, resultsBefore, createdAtMs, results, offset, end: at.end },
      });
      offset = at.end;
      continue;
    }
    if (at.kind === 'damaged') found.push({ kind: 'damaged', header: at.header });
    // A damaged length could skip intact records, so the search for the next header starts here.
    const next = nextHeader(segment, offset + 1);
    if (next === -1) return { found, tornAt: at.kind === 'no_header' ? offset : null };
    offset = next;
  }
  return { found, tornAt: null };
}
