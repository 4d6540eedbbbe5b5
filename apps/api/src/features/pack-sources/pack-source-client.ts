import type { Pack } from '@sightline/spec';
import type { SourceReading } from './domain/source-record.ts';

/** Reads the list that one vendor publishes. */
export interface PackSourceClient {
  readonly id: string;
  readonly title: string;
  /** The URL of the vendor's page or service, for people. */
  readonly publishedAt: string;
  /**
   * Reads the list once. `validator` is the one of the last reading; `latest` holds the newest version of every published
   * pack. Whatever the vendor's server does is an answer, never an exception.
   */
  read(input: {
    readonly validator: string | null;
    readonly latest: readonly Pack[];
    readonly now: Date;
  }): Promise<SourceReading>;
}
