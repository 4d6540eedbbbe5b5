import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { afterReading, isDue } from './domain/source-record.ts';
import type { PackSourceClient } from './pack-source-client.ts';
import type { PackSourceRecords } from './postgres/pack-source-records.ts';
import type { PublishedPacks } from './postgres/published-packs.ts';

export interface RefreshPackSourcesParts {
  readonly clients: readonly PackSourceClient[];
  readonly records: PackSourceRecords;
  readonly packs: PublishedPacks;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Reads the pack sources that are due. A changed list becomes a new version; an invalid answer changes nothing and is
 * recorded as a problem.
 */
export class RefreshPackSources {
  readonly #parts: RefreshPackSourcesParts;

  constructor(parts: RefreshPackSourcesParts) {
    this.#parts = parts;
  }

  async refresh(): Promise<void> {
    for (const client of this.#parts.clients) {
      const record = await this.#parts.records.recordOf(client.id);
      if (isDue(record, this.#parts.clock.now())) await this.#read(client);
    }
  }

  async #read(client: PackSourceClient): Promise<void> {
    const { records, packs, clock, log } = this.#parts;
    const before = await records.recordOf(client.id);
    const latest = await packs.latestOfEach();
    const reading = await client.read({ validator: before.validator, latest, now: clock.now() });
    // Publish before saving the record: after a crash in between, the next reading finds nothing new and publishes nothing.
    const versions = reading.kind === 'read' ? reading.nextVersions : [];
    for (const pack of versions) {
      const version = await packs.publishNext(pack);
      log.info({ source: client.id, pack: pack.id, version }, 'published a new pack version');
    }
    if (reading.kind === 'refused' || reading.kind === 'unreachable') {
      log.warn({ source: client.id, problem: reading.kind }, reading.text);
    }
    await records.save(client.id, afterReading(before, reading, clock.now()));
  }
}
