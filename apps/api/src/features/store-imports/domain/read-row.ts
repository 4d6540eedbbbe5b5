import {
  ENVIRONMENTS,
  entryChoicesSchema,
  isTimeZone,
  POS_SYSTEMS,
  type ProfileValues,
  profileValuesSchema,
  REGIONS,
  STORE_COLUMNS,
} from '@sightline/spec';
import type { z } from 'zod';
import { type StoreLine, TAG_SEPARATOR } from './store-csv.ts';
import type { StoreRow } from './store-table.ts';

/** Why a cell is refused. */
export interface StoreCellFault {
  readonly column: string;
  readonly reason: string;
}

export interface StoreRowReading {
  readonly store: StoreLine;
  readonly faults: readonly StoreCellFault[];
}

const NO_STORE: StoreLine = { number: '', name: '', address: '', timeZone: '', tags: [], own: {} };
const TAGS_MAX = 50;
const TAG_LENGTH_MAX = 40;
const TEXT_LIMITS = { number: 20, name: 100, address: 200 } as const;

/**
 * Reads the store that a row describes.
 *
 * A column that the file does not have keeps the value of the `known` store; a new store goes without. An empty cell of a
 * profile column means that the store inherits the value. Do not use a store that comes with faults. Pure.
 */
export function readRow({ cells }: StoreRow, known: StoreLine | null): StoreRowReading {
  const before = known ?? NO_STORE;
  const own = readOwn(cells, before.own);
  const tags = cells.get('tags');
  const store = {
    number: cells.get('number') ?? '',
    name: cells.get('name') ?? before.name,
    address: cells.get('address') ?? before.address,
    timeZone: cells.get('time_zone') ?? before.timeZone,
    tags: tags === undefined ? before.tags : readTags(tags),
    own: own.values,
  };
  return { store, faults: [...storeFaults(store), ...own.faults] };
}

function storeFaults({ number, name, address, timeZone, tags }: StoreLine): StoreCellFault[] {
  const lengths = Object.entries(TEXT_LIMITS).flatMap(([column, max]) =>
    ({ number, name, address })[column as keyof typeof TEXT_LIMITS].length > max
      ? [{ column, reason: `is longer than ${max} characters` }]
      : [],
  );
  const empty = Object.entries({ number, name }).flatMap(([column, value]) =>
    value === '' ? [{ column, reason: 'is empty' }] : [],
  );
  const controls = Object.entries({ number, name, address }).flatMap(([column, value]) =>
    /\p{Cc}/u.test(value) ? [{ column, reason: 'contains a line break or another control character' }] : [],
  );
  const zone = isTimeZone(timeZone)
    ? []
    : [
        {
          column: 'time_zone',
          reason:
            timeZone === '' ? 'is empty' : `"${timeZone}" is not an IANA time zone; an example is America/New_York`,
        },
      ];
  const tagFaults =
    tags.length > TAGS_MAX || tags.some((tag) => tag.length > TAG_LENGTH_MAX)
      ? [{ column: 'tags', reason: `can have up to ${TAGS_MAX} tags of ${TAG_LENGTH_MAX} characters` }]
      : [];
  return [...empty, ...lengths, ...controls, ...zone, ...tagFaults];
}

function readTags(cell: string): string[] {
  const tags = cell.split(TAG_SEPARATOR).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

type Cells = StoreRow['cells'];
type OwnReading = { readonly values: ProfileValues; readonly faults: readonly StoreCellFault[] };

function readOwn(cells: Cells, before: ProfileValues): OwnReading {
  const candidate: Record<string, unknown> = { ...before };
  const faults: StoreCellFault[] = [];
  for (const [column, [field, read]] of Object.entries(PROFILE_COLUMNS)) {
    const cell = cells.get(column);
    if (cell !== undefined) candidate[field] = cell === '' ? undefined : read(cell);
  }
  candidate['variables'] = readVariables(cells, before.variables ?? {});
  const stated = Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== undefined));
  const parsed = profileValuesSchema.safeParse(stated);
  if (parsed.success) return { values: parsed.data, faults };
  // What can be read stays, or its columns would count as empty too.
  const unreadable = new Set(parsed.error.issues.map(({ path: [field] }) => String(field)));
  const readable = Object.fromEntries(Object.entries(stated).filter(([field]) => !unreadable.has(field)));
  return {
    values: profileValuesSchema.safeParse(readable).data ?? before,
    faults: parsed.error.issues.map(cellFault),
  };
}

/** The profile field of each column, and how to read its cell; the schema refuses what cannot be read. */
const PROFILE_COLUMNS: Readonly<Record<string, readonly [keyof ProfileValues, (cell: string) => unknown]>> = {
  pos: ['pos', (cell) => cell.toLowerCase()],
  region: ['region', (cell) => cell.toLowerCase()],
  environment: ['environment', (cell) => cell.toLowerCase()],
  interval_s: ['intervalS', (cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)],
  pins_addresses: ['pinsAddresses', readYesNo],
  choices: ['choices', readChoices],
};

const FIXED: readonly string[] = STORE_COLUMNS;

function readVariables(cells: Cells, before: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const variables = { ...before };
  for (const [column, cell] of cells) {
    if (FIXED.includes(column)) continue;
    if (cell === '') Reflect.deleteProperty(variables, column);
    else variables[column] = cell;
  }
  return Object.keys(variables).length === 0 ? undefined : variables;
}

function readYesNo(cell: string): unknown {
  const word = cell.toLowerCase();
  if (['yes', 'true', '1'].includes(word)) return true;
  return ['no', 'false', '0'].includes(word) ? false : cell;
}

function readChoices(cell: string): unknown {
  try {
    return entryChoicesSchema.safeParse(JSON.parse(cell)).data ?? cell;
  } catch {
    return cell;
  }
}

function cellFault({ path, message }: z.core.$ZodIssue): StoreCellFault {
  const [field, name] = path.map(String);
  if (field === 'variables') return { column: name ?? 'variables', reason: message };
  const column = Object.entries(PROFILE_COLUMNS).find(([, [known]]) => known === field)?.[0] ?? 'row';
  return { column, reason: ACCEPTED[column] ?? message };
}

/** What a column accepts, for the fault of a cell with anything else. */
const ACCEPTED: Readonly<Record<string, string>> = {
  pos: `must be one of ${POS_SYSTEMS.join(', ')}`,
  region: `must be ${REGIONS.join(' or ')}`,
  environment: `must be ${ENVIRONMENTS.join(' or ')}`,
  interval_s: 'must be whole seconds from 5 to 3600',
  pins_addresses: 'must be yes or no',
  choices: 'must be JSON by entry, as in an export',
};
