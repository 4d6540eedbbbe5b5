/** What a segment's file name tells, so that damage to its first record still has a beginning. */
export interface SegmentName {
  readonly firstSeq: number;
  readonly firstOrdinal: number;
  readonly resultsBefore: number;
}

const SEGMENT = /^(\d{16})-(\d{16})-(\d{16})\.seg$/;

/** The file name of a segment; sorting the names sorts the segments. */
export function segmentFileName(name: SegmentName): string {
  const padded = (value: number): string => String(value).padStart(16, '0');
  return `${padded(name.firstOrdinal)}-${padded(name.firstSeq)}-${padded(name.resultsBefore)}.seg`;
}

/** Null when the file is no segment of ours. */
export function parseSegmentName(fileName: string): SegmentName | null {
  const [, ordinal, seq, results] = SEGMENT.exec(fileName) ?? [];
  if (ordinal === undefined || seq === undefined || results === undefined) return null;
  return { firstOrdinal: Number(ordinal), firstSeq: Number(seq), resultsBefore: Number(results) };
}
