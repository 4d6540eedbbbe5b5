import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { afterReading, isDue } from './domain/pack-source.ts';
import type { PackSource, PackSourceRecords, PublishedPacks } from './pack-source.port.ts';

export interface RefreshPackSourcesPorts {
  readonly sources: readonly PackSource[];
  readonly records: PackSourceRecords;
  readonly packs: PublishedPacks;
  readonly clock: Clock;
  readonly log: Log;
}

/** Reads the sources of lists that are due. What changed becomes a new version; what is no list changes nothing and is kept as a problem. */
export class RefreshPackSources {
  readonly #ports: RefreshPackSourcesPorts;

  constructor(ports: RefreshPackSourcesPorts) {
    this.#ports = ports;
  }

  async refresh(): Promise<void> {
    for (const source of this.#ports.sources) {
      const record = await this.#ports.records.recordOf(source.id);
      if (isDue(record, this.#ports.clock.now())) await this.#read(source);
    }
  }

  async #read(source: PackSource): Promise<void> {
    const { records, packs, clock, log } = this.#ports;
    const before = await records.recordOf(source.id);
    const latest = await packs.latestOfEach();
    const reading = await source.read({ validator: before.validator, latest, now: clock.now() });
    // Published before the record says so: a crash in between reads the same list again, which then changes nothing.
    const versions = reading.kind === 'read' ? reading.nextVersions : [];
    for (const pack of versions) {
      const version = await packs.publishNext(pack);
      log.info({ source: source.id, pack: pack.id, version }, 'a list changed and is a new version');
    }
    if (reading.kind === 'refused' || reading.kind === 'unreachable') {
      log.warn({ source: source.id, problem: reading.kind }, reading.text);
    }
    await records.save(source.id, afterReading(before, reading, clock.now()));
  }
}
