import { z } from 'zod';
import { storeImportIdSchema } from '../ids.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

export const STORE_FILE_LIMITS = { bytesMax: 8 * 1_024 * 1_024, rowsMax: 20_000 } as const;
const ROWS_LISTED_MAX = 500;

/** The columns of a store file. Each variable of the packs adds a column with its name. */
export const STORE_COLUMNS = [
  'number',
  'name',
  'address',
  'time_zone',
  'tags',
  'pos',
  'region',
  'environment',
  'interval_s',
  'pins_addresses',
  'choices',
] as const;
export type StoreColumn = (typeof STORE_COLUMNS)[number];

/** `checking` -> `checked` -> `applying` -> `applied`; `refused` when the file cannot be read or is no longer valid. */
export const STORE_IMPORT_STATUSES = ['checking', 'checked', 'applying', 'applied', 'refused'] as const;

/** What an import does with a row. */
export const ROW_FATES = ['added', 'changed', 'unchanged', 'refused'] as const;
export type RowFate = (typeof ROW_FATES)[number];

export const storeImportReportSchema = z.object({
  counts: z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
  /** Why the whole file is refused; null when its rows could be read. */
  refusal: z.object({ line: z.int(), reason: z.string() }).nullable(),
  /** Refused rows first, each with its faults; a long file is cut. */
  rows: z
    .array(
      z.object({
        /** The line of the file that the row starts on. */
        line: z.int(),
        number: z.string(),
        name: z.string(),
        fate: z.enum(ROW_FATES),
        faults: z.array(z.object({ column: z.string(), reason: z.string() })).max(20),
      }),
    )
    .max(ROWS_LISTED_MAX),
});
export type StoreImportReport = z.infer<typeof storeImportReportSchema>;

export const storeImportSchema = z.object({
  id: storeImportIdSchema,
  fileName: z.string(),
  status: z.enum(STORE_IMPORT_STATUSES),
  rowCount: z.int(),
  doneCount: z.int(),
  /** Null while the file is being checked. */
  report: storeImportReportSchema.nullable(),
  actor: z.string(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
});
export type StoreImport = z.infer<typeof storeImportSchema>;

export const createStoreImport = route({
  operationId: 'createStoreImport',
  method: 'POST',
  path: '/v1/tenants/:tenantId/store-imports',
  summary: 'Uploads a CSV file of stores and checks every row; changes nothing',
  status: 201,
  bodyBytesMax: STORE_FILE_LIMITS.bytesMax,
  body: z.object({ fileName: z.string().min(1).max(200), text: z.string().min(1).max(STORE_FILE_LIMITS.bytesMax) }),
  response: z.object({ id: storeImportIdSchema }),
});

export const getStoreImport = route({
  operationId: 'getStoreImport',
  method: 'GET',
  path: '/v1/tenants/:tenantId/store-imports/:importId',
  summary: 'The progress of a store import, and the outcome of each row',
  response: storeImportSchema,
});

export const listStoreImports = route({
  operationId: 'listStoreImports',
  method: 'GET',
  path: '/v1/tenants/:tenantId/store-imports',
  summary: 'The latest store imports, newest first, without their rows',
  response: z.object({ imports: z.array(storeImportSchema.omit({ report: true })).max(20) }),
});

export const applyStoreImport = route({
  operationId: 'applyStoreImport',
  method: 'POST',
  path: '/v1/tenants/:tenantId/store-imports/:importId/apply',
  summary:
    'Adds and changes stores by a checked file; refused while a row is bad, unless only the good rows are asked for',
  body: z.object({ onlyGood: z.boolean().default(false) }),
  response: z.object({ status: z.enum(STORE_IMPORT_STATUSES) }),
});

export const exportStores = route({
  operationId: 'exportStores',
  method: 'GET',
  path: '/v1/tenants/:tenantId/store-export',
  summary: 'All stores as a CSV file that imports again unchanged; `template`: only the columns, with one example row',
  query: z.object({ only: z.enum(['stores', 'template']).default('stores') }),
  response: z.object({ fileName: z.string(), text: z.string(), storeCount: z.int() }),
});
