import type { Pack } from '@sightline/spec';
import type { SourceReading, SourceRecord } from './domain/pack-source.ts';

/** A place where a vendor publishes a list. */
export interface PackSource {
  readonly id: string;
  readonly title: string;
  /** The vendor's page or service, for people. */
  readonly publishedAt: string;
  /** Never throws for what the source does. `latest` are the newest versions of the packs of the library. */
  read(input: {
    readonly validator: string | null;
    readonly latest: readonly Pack[];
    readonly now: Date;
  }): Promise<SourceReading>;
}

export interface PackSourceRecords {
  recordOf(sourceId: string): Promise<SourceRecord>;
  save(sourceId: string, record: SourceRecord): Promise<void>;
}

export interface PublishedPacks {
  /** The newest version of every pack of the library, tenants' own ones aside. */
  latestOfEach(): Promise<readonly Pack[]>;
  /** Adds the pack as its id's next version, whatever version it says; answers the version. */
  publishNext(pack: Pack): Promise<number>;
}
