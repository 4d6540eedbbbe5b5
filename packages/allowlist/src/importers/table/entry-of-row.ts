import type { Cell, Entry, HostRole, PackSection } from '@sightline/spec';
import { PACK_TABLE_COLUMNS, type PackTableColumn } from '@sightline/spec';
import type { TableRow } from '../read-table.ts';
import { type CellFault, type CellReading, readRoles, wordsOf } from './read-cell.ts';
import { subjectOfRow } from './subject-of-row.ts';

export type RowReading =
  | { readonly kind: 'entry'; readonly entry: Entry; readonly section: PackSection }
  | { readonly kind: 'refused'; readonly faults: readonly CellFault[] };

/** Returns a row as an entry that keeps every cell as printed. */
export function entryOfRow(row: TableRow, rolesElse: readonly HostRole[]): RowReading {
  const text = (column: PackTableColumn): string => row.cells.get(column) ?? '';
  const subject = subjectOfRow(text);
  const roles = readRoles(text('source_role'), 'source_role');
  const required = readRequired(text('required'));
  const title = readTitle(text('title'));
  if (subject.kind === 'fault' || roles.kind === 'fault' || required.kind === 'fault' || title.kind === 'fault') {
    const faults = [subject, roles, required, title].flatMap((cell) => (cell.kind === 'fault' ? [cell.fault] : []));
    return { kind: 'refused', faults };
  }
  const section = sectionOf(text('section'));
  const entry: Entry = {
    id: text('id'),
    sectionId: section.id,
    title: title.value,
    asPrinted: [
      PACK_TABLE_COLUMNS.map(text)
        .filter((cell) => cell !== '')
        .join(' | '),
    ],
    provenance: { lines: [row.line, row.line], where: `line ${row.line} of the table` },
    cells: cellsOf(row),
    subject: subject.value,
    appliesTo: {
      pos: kinds(text('pos')),
      regions: kinds(text('region')),
      environments: kinds(text('environment')),
      roles: roles.value.length === 0 ? [...rolesElse] : roles.value,
    },
    required: required.value,
    ...(text('breaks') === '' ? {} : { breaks: text('breaks') }),
    flags: [],
    ...(text('notes') === '' ? {} : { remarks: [text('notes')] }),
  };
  return { kind: 'entry', entry, section };
}

function readTitle(text: string): CellReading<string> {
  return text === ''
    ? { kind: 'fault', fault: { column: 'title', message: 'is empty' } }
    : { kind: 'read', value: text };
}

function readRequired(text: string): CellReading<boolean> {
  if (text === '' || text === 'yes') return { kind: 'read', value: true };
  if (text === 'no') return { kind: 'read', value: false };
  return { kind: 'fault', fault: { column: 'required', message: 'must be yes or no' } };
}

function sectionOf(text: string): PackSection {
  const title = text === '' ? 'Entries' : text;
  const id = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 100);
  return { id, title, asPrinted: [title] };
}

function kinds(text: string): Entry['appliesTo']['pos'] {
  const words = wordsOf(text);
  return words.length === 0 || words.includes('all') ? 'all' : words;
}

function cellsOf({ line, cells }: TableRow): Cell[] {
  return [...cells].flatMap(([column, text]): Cell[] =>
    text === '' ? [] : [{ column, kind: 'stated', text, lines: [line, line] }],
  );
}
