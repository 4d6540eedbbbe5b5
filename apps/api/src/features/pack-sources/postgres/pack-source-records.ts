import type { Database } from '../../../platform/database/database.ts';
import type { PackSource as Row } from '../../../platform/database/generated/client.ts';
import { NEVER_READ, type SourceProblem, type SourceRecord } from '../domain/source-record.ts';

/** Remembers how the readings of each source went. */
export class PackSourceRecords {
  readonly #system: Database['system'];

  constructor({ system }: Pick<Database, 'system'>) {
    this.#system = system;
  }

  async recordOf(sourceId: string): Promise<SourceRecord> {
    const row = await this.#system.packSource.findUnique({ where: { id: sourceId } });
    if (row === null) return NEVER_READ;
    const { validator, attemptedAt, readAt, changedAt } = row;
    return { validator, attemptedAt, readAt, changedAt, problem: problemOf(row) };
  }

  async save(sourceId: string, { problem, ...record }: SourceRecord): Promise<void> {
    const columns = {
      ...record,
      problemKind: problem?.kind ?? null,
      problemText: problem?.text ?? null,
      problemFaults: [...(problem?.faults ?? [])],
      problemSince: problem?.since ?? null,
    };
    await this.#system.packSource.upsert({
      where: { id: sourceId },
      create: { ...columns, id: sourceId },
      update: columns,
    });
  }
}

/** A constraint makes the three columns null together. */
function problemOf({
  problemKind: kind,
  problemText: text,
  problemFaults: faults,
  problemSince: since,
}: Row): SourceProblem | null {
  if (kind === null || text === null || since === null) return null;
  return { kind: kind === 'refused' ? 'refused' : 'unreachable', text, faults, since };
}
