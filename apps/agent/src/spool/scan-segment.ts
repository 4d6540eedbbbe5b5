import { nextHeader, type RecordHeader, recordAt } from './record.ts';

/** Where a sound record lies in its segment. */
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
  | { readonly kind: 'sound'; readonly record: FoundRecord }
  | { readonly kind: 'damaged'; readonly header: RecordHeader };

export interface SegmentScan {
  /** In the order of the file. */
  readonly found: readonly Found[];
  /** Where bytes begin that are no record up to the end of the file: a header that was cut off or destroyed. Null when there are none. */
  readonly tornAt: number | null;
}

/** Reads every record of a segment, stepping over what is damaged. Pure; does not throw. */
export function scanSegment(segment: Buffer): SegmentScan {
  const found: Found[] = [];
  let offset = 0;
  while (offset < segment.length) {
    const at = recordAt(segment, offset);
    if (at.kind === 'sound') {
      const { seq, ordinal, resultsBefore, createdAtMs, results } = at.record;
      found.push({ kind: 'sound', record: { seq, ordinal, resultsBefore, createdAtMs, results, offset, end: at.end } });
      offset = at.end;
      continue;
    }
    if (at.kind === 'damaged') found.push({ kind: 'damaged', header: at.header });
    // A damaged length would jump over sound records, so the next header is looked for from here.
    const next = nextHeader(segment, offset + 1);
    if (next === -1) return { found, tornAt: at.kind === 'no_header' ? offset : null };
    offset = next;
  }
  return { found, tornAt: null };
}
