import type { ListSource as ListSourceView } from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import { isWarning } from '../domain/list-source.ts';
import type { ListSource, ListSourceRecords } from './list-source.port.ts';

/** The sources of lists and how reading them goes, for the console. */
export class ReadListSources {
  readonly #sources: readonly Pick<ListSource, 'id' | 'title' | 'publishedAt'>[];
  readonly #records: ListSourceRecords;
  readonly #clock: Clock;

  constructor(sources: readonly ListSource[], records: ListSourceRecords, clock: Clock) {
    this.#sources = sources;
    this.#records = records;
    this.#clock = clock;
  }

  async all(): Promise<ListSourceView[]> {
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
