/** Reads since when reports have flowed without a break; null while they do not. */
export type ReadIngestUptime = () => Promise<Date | null>;

/**
 * Since when the path from the API to the database has been open without a break, so that silence in that time is the
 * stores' own. Ingest, which has that path, says how to read it.
 */
export class IngestUptime {
  #read: ReadIngestUptime = () => Promise.resolve(null);

  readFrom(read: ReadIngestUptime): void {
    this.#read = read;
  }

  /** Returns null while the path is not open, and while nobody can say: then no silence means anything. */
  async since(): Promise<Date | null> {
    return await this.#read();
  }
}
