/** What a segment's file name says, so that a damaged first record still has a known start. */
export interface SegmentName {
  readonly firstSeq: number;
  readonly firstOrdinal: number;
  readonly resultsBefore: number;
}

const SEGMENT = /^(\d{16})-(\d{16})-(\d{16})\.seg$/;

/** Returns the file name of a segment; names sort in segment order. */
export function segmentFileName(name: SegmentName): string {
  const padded = (value: number): string => String(value).padStart(16, '0');
  return `${padded(name.firstOrdinal)}-${padded(name.firstSeq)}-${padded(name.resultsBefore)}.seg`;
}

/** Parses a segment's file name; null for other files. */
export function parseSegmentName(fileName: string): SegmentName | null {
  const [, ordinal, seq, results] = SEGMENT.exec(fileName) ?? [];
  if (ordinal === undefined || seq === undefined || results === undefined) return null;
  return { firstOrdinal: Number(ordinal), firstSeq: Number(seq), resultsBefore: Number(results) };
}
