import type { StoreImportId, StoreImportReport, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { LivePublisher } from '../live/index.ts';
import { packsOfAny, type StorePacks } from '../stores/index.ts';
import { readStoreTable } from './csv/read-store-table.ts';
import { columnsRefusal, importReportOf, type JudgedRow, judgeRows } from './domain/judge-rows.ts';
import type { StoreTable } from './domain/store-table.ts';
import type { ImportTask, StoreImportWork } from './postgres/store-import-work.ts';

/** Rows per transaction. */
const BATCH = 1_000;

const NOTHING = { added: 0, changed: 0, unchanged: 0, refused: 0 } as const;

interface RunStoreImportParts {
  readonly work: StoreImportWork;
  readonly storePacks: StorePacks;
  readonly live: LivePublisher;
  readonly clock: Clock;
}

interface File {
  readonly tenantId: TenantId;
  readonly importId: StoreImportId;
  readonly task: ImportTask;
}

/** Checks or applies a store import, whichever its row asks for. Safe to run twice. */
export class RunStoreImport {
  readonly #parts: RunStoreImportParts;

  constructor(parts: RunStoreImportParts) {
    this.#parts = parts;
  }

  async run(tenantId: TenantId, importId: StoreImportId): Promise<void> {
    const { work, live } = this.#parts;
    const task = await work.taskOf(tenantId, importId);
    if (!task) return;
    const file = { tenantId, importId, task };
    const table = readStoreTable(task.text);
    const judged = await this.#judge(tenantId, table);
    if (!Array.isArray(judged)) await this.#end(file, 'refused', judged);
    else if (task.kind === 'check') await this.#end(file, 'checked', importReportOf(judged), judged.length);
    else await this.#apply(file, judged);
    await live.publish(tenantId, [{ kind: 'stores_changed' }]);
  }

  /** Returns the judged rows, or the report of a file that is refused as a whole. */
  async #judge(tenantId: TenantId, table: StoreTable): Promise<JudgedRow[] | StoreImportReport> {
    if (table.kind === 'refused') return refusedFile(table.line, table.reason);
    const { work, storePacks } = this.#parts;
    const packsByTags = await storePacks.ofTenant(tenantId);
    const numbers = table.rows.map(({ cells }) => cells.get('number') ?? '');
    const { known, layers } = await work.surroundings(tenantId, numbers);
    const tags = new Set(table.rows.flatMap(({ cells }) => (cells.get('tags') ?? '').split('|')));
    const variables = packsOfAny(packsByTags, [...tags]).flatMap((pack) => pack.variables.map(({ name }) => name));
    const refusal = columnsRefusal(table.columns, [...new Set(variables)]);
    if (refusal !== null) return refusedFile(1, refusal);
    return judgeRows(table.rows, { known, layers, packsByTags: memoized(packsByTags) });
  }

  async #apply({ tenantId, importId, task }: File, judged: readonly JudgedRow[]): Promise<void> {
    const { work, clock } = this.#parts;
    const report = importReportOf(judged);
    if (report.counts.refused > 0 && !task.onlyGood) {
      const refusal = {
        line: 1,
        reason: 'Rows that were good during the check now have errors. Upload the file again.',
      };
      await this.#end({ tenantId, importId, task }, 'refused', { ...report, refusal }, judged.length);
      return;
    }
    for (let from = 0; from < judged.length; from += BATCH) {
      const rows = judged.slice(from, from + BATCH);
      const stores = rows.filter(({ fate }) => fate === 'added' || fate === 'changed').map(({ store }) => store);
      await work.applyRows(tenantId, importId, { stores, doneCount: from + rows.length, at: clock.now() });
    }
    const { added, changed, refused } = report.counts;
    const detail = { 'Stores added': added, 'Stores changed': changed, 'Rows refused': refused };
    const event = { tenantId, at: clock.now(), actor: task.actor, action: 'stores.imported' } as const;
    await work.finish(tenantId, importId, { report, event: { ...event, subject: `File ${task.fileName}`, detail } });
  }

  async #end(
    { tenantId, importId }: File,
    status: 'checked' | 'refused',
    report: StoreImportReport,
    rowCount = 0,
  ): Promise<void> {
    await this.#parts.work.report(tenantId, importId, { status, rowCount, report, at: this.#parts.clock.now() });
  }
}

function refusedFile(line: number, reason: string): StoreImportReport {
  return { counts: NOTHING, refusal: { line, reason }, rows: [] };
}

/** Remembers answers, since most rows share a few sets of tags. */
function memoized<T>(ofTags: (tags: readonly string[]) => T): (tags: readonly string[]) => T {
  const known = new Map<string, T>();
  return (tags) => {
    const key = JSON.stringify(tags);
    const answer = known.get(key) ?? ofTags(tags);
    known.set(key, answer);
    return answer;
  };
}
