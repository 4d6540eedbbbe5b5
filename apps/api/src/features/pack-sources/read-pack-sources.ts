import type { PackSource as PackSourceView } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { isWarning } from './domain/pack-source.ts';
import type { PackSource, PackSourceRecords } from './pack-source.port.ts';

/** The sources of lists and how reading them goes, for the console. */
export class ReadPackSources {
  readonly #sources: readonly Pick<PackSource, 'id' | 'title' | 'publishedAt'>[];
  readonly #records: PackSourceRecords;
  readonly #clock: Clock;

  constructor(sources: readonly PackSource[], records: PackSourceRecords, clock: Clock) {
    this.#sources = sources;
    this.#records = records;
    this.#clock = clock;
  }

  async all(): Promise<PackSourceView[]> {
    const now = this.#clock.now();
    return await Promise.all(
      this.#sources.map(async ({ id, title, publishedAt }) => {
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
