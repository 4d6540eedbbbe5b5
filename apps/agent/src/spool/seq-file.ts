import { z } from 'zod';
import { readJsonFile, replaceFile } from '../state/atomic-file.ts';

const marksSchema = z.object({
  lastSeq: z.int().min(0),
  confirmedThrough: z.int().min(0),
  /** The ordinal of the next record, and how many results were spooled before it. */
  nextOrdinal: z.int().min(1),
  resultsTotal: z.int().min(0),
});

/** How far the numbering and the confirmations had come; the spool itself is the authority where it has more. */
export type SeqMarks = z.infer<typeof marksSchema>;

/** The small file beside the spool that keeps the numbering when somebody empties the spool's folder. */
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

  /** Not synced, and no trouble when it fails: a second memory, of which a lost line costs nothing. */
  write(marks: SeqMarks): void {
    try {
      replaceFile(this.#path, `${JSON.stringify(marks)}\n`, { durable: false });
    } catch {
      // The segments still hold the numbers.
    }
  }
}
