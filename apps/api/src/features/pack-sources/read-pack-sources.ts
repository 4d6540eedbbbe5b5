import type { PackSource } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { isWarning } from './domain/source-record.ts';
import type { PackSourceClient } from './pack-source-client.ts';
import type { PackSourceRecords } from './postgres/pack-source-records.ts';

/** Returns each pack source and how its last reading went, for the console. */
export class ReadPackSources {
  readonly #clients: readonly PackSourceClient[];
  readonly #records: PackSourceRecords;
  readonly #clock: Clock;

  constructor(clients: readonly PackSourceClient[], records: PackSourceRecords, clock: Clock) {
    this.#clients = clients;
    this.#records = records;
    this.#clock = clock;
  }

  async all(): Promise<PackSource[]> {
    const now = this.#clock.now();
    return await Promise.all(
      this.#clients.map(async ({ id, title, publishedAt }) => {
        const { readAt, changedAt, problem } = await this.#records.recordOf(id);
        return {
          id,
          title,
          publishedAt,
          readAt: readAt?.toISOString() ?? null,
          changedAt: changedAt?.toISOString() ?? null,
          problem:
            problem === null
              ? null
              : {
                  kind: problem.kind,
                  text: problem.text,
                  faults: [...problem.faults],
                  since: problem.since.toISOString(),
                  isWarning: isWarning(problem, now),
                },
        };
      }),
    );
  }
}
