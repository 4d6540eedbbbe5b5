/** Reads when reports started to flow without a break; null while they do not flow. */
export type ReadIngestUptime = () => Promise<Date | null>;

/**
 * Knows since when the path from the API to the database has been open without a break. Silence during that time is the
 * stores' own. Ingest owns that path and provides the reader.
 */
export class IngestUptime {
  #read: ReadIngestUptime = () => Promise.resolve(null);

  readFrom(read: ReadIngestUptime): void {
    this.#read = read;
  }

  /** Returns null while the path is closed or unknown: silence means nothing then. */
  async since(): Promise<Date | null> {
    return await this.#read();
  }
}
