import { crc32 } from 'node:zlib';

/**
 * One report on disk. A little-endian header, then the body (the gzipped report as sent):
 * magic u32, bodyBytes u32, seq f64, ordinal f64, resultsBefore f64, createdAtMs f64, results u32, bodyCrc u32, headerCrc u32.
 *
 * `ordinal` counts the records ever spooled and `resultsBefore` the results in them, so the loss between two intact
 * records is known exactly. f64 holds integers up to 2^53 exactly.
 */
export interface SpoolRecord {
  readonly seq: number;
  readonly ordinal: number;
  readonly resultsBefore: number;
  readonly createdAtMs: number;
  readonly results: number;
  readonly body: Buffer;
}

export type RecordHeader = Omit<SpoolRecord, 'body'> & { readonly bodyBytes: number; readonly bodyCrc: number };

const MAGIC = 0x524c_5453;
export const HEADER_BYTES = 52;
const HEADER_CRC_AT = HEADER_BYTES - 4;
/** Far above any report; a larger length means damage. */
const BODY_BYTES_MAX = 8 * 1024 * 1024;

export function encodeRecord(record: SpoolRecord): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt32LE(record.body.length, 4);
  header.writeDoubleLE(record.seq, 8);
  header.writeDoubleLE(record.ordinal, 16);
  header.writeDoubleLE(record.resultsBefore, 24);
  header.writeDoubleLE(record.createdAtMs, 32);
  header.writeUInt32LE(record.results, 40);
  header.writeUInt32LE(crc32(record.body), 44);
  header.writeUInt32LE(crc32(header.subarray(0, HEADER_CRC_AT)), HEADER_CRC_AT);
  return Buffer.concat([header, record.body]);
}

/** What is at an offset of a segment. */
export type RecordAt =
  | { readonly kind: 'intact'; readonly record: SpoolRecord; readonly end: number }
  /** The header is readable; the body is damaged or cut off. */
  | { readonly kind: 'damaged'; readonly header: RecordHeader; readonly end: number }
  | { readonly kind: 'no_header' };

export function recordAt(segment: Buffer, offset: number): RecordAt {
  const header = headerAt(segment, offset);
  if (header === null) return { kind: 'no_header' };
  const end = offset + HEADER_BYTES + header.bodyBytes;
  const body = segment.subarray(offset + HEADER_BYTES, end);
  if (body.length < header.bodyBytes || crc32(body) !== header.bodyCrc) return { kind: 'damaged', header, end };
  const { seq, ordinal, resultsBefore, createdAtMs, results } = header;
  return { kind: 'intact', record: { seq, ordinal, resultsBefore, createdAtMs, results, body }, end };
}

/** Returns where the next intact header at or after `offset` begins; -1 if there is none. */
export function nextHeader(segment: Buffer, offset: number): number {
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(MAGIC, 0);
  for (let at = segment.indexOf(magic, offset); at !== -1; at = segment.indexOf(magic, at + 1)) {
    if (headerAt(segment, at) !== null) return at;
  }
  return -1;
}

const RESULTS_AT = 40;

/**
 * Returns the result count of a record whose header is cut off after that field; null if cut off earlier, or if it is
 * not record `ordinal`.
 */
export function resultsOfTornHeader(segment: Buffer, offset: number, ordinal: number): number | null {
  const bytesLeft = segment.length - offset;
  // In a complete header with a wrong checksum, this field itself may be wrong.
  if (bytesLeft < RESULTS_AT + 4 || bytesLeft >= HEADER_BYTES) return null;
  if (segment.readUInt32LE(offset) !== MAGIC || segment.readDoubleLE(offset + 16) !== ordinal) return null;
  return segment.readUInt32LE(offset + RESULTS_AT);
}

function headerAt(segment: Buffer, offset: number): RecordHeader | null {
  if (offset + HEADER_BYTES > segment.length || segment.readUInt32LE(offset) !== MAGIC) return null;
  const bodyBytes = segment.readUInt32LE(offset + 4);
  const sum = segment.readUInt32LE(offset + HEADER_CRC_AT);
  if (bodyBytes > BODY_BYTES_MAX || crc32(segment.subarray(offset, offset + HEADER_CRC_AT)) !== sum) return null;
  return {
    bodyBytes,
    seq: segment.readDoubleLE(offset + 8),
    ordinal: segment.readDoubleLE(offset + 16),
    resultsBefore: segment.readDoubleLE(offset + 24),
    createdAtMs: segment.readDoubleLE(offset + 32),
    results: segment.readUInt32LE(offset + 40),
    bodyCrc: segment.readUInt32LE(offset + 44),
  };
}
