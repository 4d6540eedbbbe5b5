import { PACK_TABLE_COLUMNS } from '@sightline/spec';
import { checkPack, type PackFault, type PackReading } from '../../packs/read-pack.ts';
import { type ImportSource, packHead } from '../import-source.ts';
import { readTable } from '../read-table.ts';
import { entryOfRow } from './entry-of-row.ts';
import { REQUIRED_COLUMNS } from './read-cell.ts';

const FAULTS_MAX = 100;

/**
 * Reads a pack from a CSV table with `readTable`. Its columns are those of `PACK_TABLE_COLUMNS`, in any order;
 * docs/custom-packs.md explains them. The `id` column identifies an entry in every version of the pack.
 *
 * Refuses the whole table, with the line and column of every error.
 */
export function importCsv(text: string, source: ImportSource): PackReading {
  const table = readTable(text);
  if (table.kind === 'malformed') {
    return refused('The file is not CSV.', [faultAt(source.file, table.line, '', table.message)]);
  }
  const headFaults = columnFaults(source.file, table.columns);
  if (headFaults.length > 0) return refused('The file does not have the columns of a pack table.', headFaults);
  if (table.rows.length === 0) return refused('The table has no entries.', []);

  const read = table.rows.map((row) => entryOfRow(row, source.roles));
  const faults = read.flatMap((reading, index) => {
    const row = table.rows[index];
    if (reading.kind === 'entry' || row === undefined) return [];
    const entryId = row.cells.get('id') ?? null;
    return reading.faults.map(({ column, message }) => ({
      ...faultAt(source.file, row.line, column, message),
      entryId: entryId === '' ? null : entryId,
    }));
  });
  if (faults.length > 0) return refused('The table has cells with errors.', faults);

  const entries = read.flatMap((row) => (row.kind === 'entry' ? [row.entry] : []));
  const sections = new Map(
    read.flatMap((row) => (row.kind === 'entry' ? [[row.section.id, row.section] as const] : [])),
  );
  const pack = { ...packHead(source, 'not dated'), variables: [], sections: [...sections.values()], entries };
  return checkPack(source.file, pack, ([list, index]) =>
    list === 'entries' && typeof index === 'number' ? (table.rows[index]?.line ?? null) : null,
  );
}

function columnFaults(file: string, columns: readonly string[]): PackFault[] {
  const known = new Set<string>(PACK_TABLE_COLUMNS);
  const unknown = columns.filter((column) => !known.has(column));
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column));
  const twice = columns.filter((column, index) => columns.indexOf(column) !== index);
  return [
    ...unknown.map((column) => faultAt(file, 1, column.slice(0, 60), 'is not a column of a pack table')),
    ...missing.map((column) => faultAt(file, 1, column, 'is missing')),
    ...twice.map((column) => faultAt(file, 1, column.slice(0, 60), 'appears twice')),
  ];
}

function refused(reason: string, faults: readonly PackFault[]): PackReading {
  return { kind: 'refused', reason, faults: faults.slice(0, FAULTS_MAX) };
}

function faultAt(file: string, line: number, field: string, message: string): PackFault {
  return { file, line, entryId: null, field, message };
}
