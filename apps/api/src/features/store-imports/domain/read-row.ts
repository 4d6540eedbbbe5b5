import {
  ENVIRONMENTS,
  entryChoicesSchema,
  POS_SYSTEMS,
  type ProfileValues,
  profileValuesSchema,
  REGIONS,
  STORE_COLUMNS,
} from '@sightline/spec';
import type { z } from 'zod';
import { isTimeZone } from '../../stores/index.ts';
import type { StoreLine } from './store-csv.ts';
import { TAG_SEPARATOR } from './store-csv.ts';
import type { StoreRow } from './store-table.ts';

/** Why a cell is refused. */
export interface CellFault {
  readonly column: string;
  readonly reason: string;
}

export interface RowReading {
  readonly store: StoreLine;
  readonly faults: readonly CellFault[];
}

const NO_STORE: StoreLine = { number: '', name: '', address: '', timeZone: '', tags: [], own: {} };
const TAGS_MAX = 50;
const TAG_LENGTH_MAX = 40;
const TEXT_LIMITS = { number: 20, name: 100, address: 200 } as const;

/**
 * What a row says of a store. A column that the file does not have leaves the store as it is (`known`), or a new one
 * without that value; an empty cell of the profile means that the store inherits. Faults come beside: the store is then
 * not to be used.
 */
export function readRow({ cells }: StoreRow, known: StoreLine | null): RowReading {
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

function storeFaults({ number, name, address, timeZone, tags }: StoreLine): CellFault[] {
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
type OwnReading = { readonly values: ProfileValues; readonly faults: readonly CellFault[] };

function readOwn(cells: Cells, before: ProfileValues): OwnReading {
  const candidate: Record<string, unknown> = { ...before };
  const faults: CellFault[] = [];
  for (const [column, [field, read]] of Object.entries(PROFILE_COLUMNS)) {
    const cell = cells.get(column);
    if (cell !== undefined) candidate[field] = cell === '' ? undefined : read(cell);
  }
  candidate['variables'] = readVariables(cells, before.variables ?? {});
  const stated = Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== undefined));
  const parsed = profileValuesSchema.safeParse(stated);
  if (parsed.success) return { values: parsed.data, faults };
  return { values: before, faults: parsed.error.issues.map(cellFault) };
}

/** By column: the field of the profile, and how its cell is read; what cannot be read is left to the schema to refuse. */
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

function cellFault({ path, message }: z.core.$ZodIssue): CellFault {
  const [field, name] = path.map(String);
  if (field === 'variables') return { column: name ?? 'variables', reason: message };
  const column = Object.entries(PROFILE_COLUMNS).find(([, [known]]) => known === field)?.[0] ?? 'row';
  return { column, reason: TAKEN[column] ?? message };
}

/** What a column takes, for whoever wrote something else. */
const TAKEN: Readonly<Record<string, string>> = {
  pos: `takes ${POS_SYSTEMS.join(', ')}`,
  region: `takes ${REGIONS.join(' or ')}`,
  environment: `takes ${ENVIRONMENTS.join(' or ')}`,
  interval_s: 'takes whole seconds from 5 to 3600',
  pins_addresses: 'takes yes or no',
  choices: 'takes JSON by entry, as an export has it',
};
