import { z } from 'zod';
import { readJsonFile, replaceFile } from '../state/atomic-file.ts';

const marksSchema = z.object({
  lastSeq: z.int().min(0),
  confirmedThrough: z.int().min(0),
  /** The ordinal of the next record, and how many results were spooled before it. */
  nextOrdinal: z.int().min(1),
  resultsTotal: z.int().min(0),
});

/** How far numbering and confirmations had come. If the spool has more, the spool is right. */
export type SeqMarks = z.infer<typeof marksSchema>;

/** A small file next to the spool that preserves the numbering if someone empties the spool's folder. */
export class SeqFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  read(): SeqMarks {
    const content = readJsonFile(this.#path, marksSchema);
    return content.kind === 'read'
      ? content.value
      : { lastSeq: 0, confirmedThrough: 0, nextOrdinal: 1, resultsTotal: 0 };
  }

  /** Writes without syncing, and ignores errors: this is a backup, and losing it costs nothing. */
  write(marks: SeqMarks): void {
    try {
      replaceFile(this.#path, `${JSON.stringify(marks)}\n`, { durable: false });
    } catch {
      // The segments still have the numbers.
    }
  }
}
