import type { Entry, Pack, PackSection } from '@sightline/spec';
import { z } from 'zod';
import { locateJson } from '../../packs/locate-json.ts';
import { checkPack, type PackFault, type PackReading, parseJson } from '../../packs/read-pack.ts';
import { type ImportSource, packHead } from '../import-source.ts';
import { changeRemarks, type Microsoft365Change, microsoft365ChangesSchema } from './change-remarks.ts';
import { entryOf, type Microsoft365Record, microsoft365RecordsSchema, sectionIdOf } from './microsoft365-record.ts';

const versionSchema = z.object({ instance: z.string().min(1).max(100), latest: z.string().regex(/^[0-9]{10}$/) });

/** The three documents of the web service; `changes` is optional. */
export interface Microsoft365Texts {
  readonly version: string;
  readonly endpoints: string;
  readonly changes?: string;
}

/**
 * Reads the Microsoft 365 endpoint web service: `/version`, `/endpoints` and `/changes` of one instance.
 *
 * An entry's id comes from the record's id, which Microsoft never changes. Refuses the whole list, with line and field, when
 * the format is wrong, the list is empty, or a record has an unknown field, which would be lost.
 */
export function importMicrosoft365(texts: Microsoft365Texts, source: ImportSource): PackReading {
  const version = readDocument('version', texts.version, versionSchema);
  if (version.kind === 'refused') return version;
  const records = readDocument('endpoints', texts.endpoints, microsoft365RecordsSchema);
  if (records.kind === 'refused') return records;
  const changes = readDocument('changes', texts.changes ?? '[]', microsoft365ChangesSchema);
  if (changes.kind === 'refused') return changes;
  if (records.value.length === 0) return { kind: 'refused', reason: 'The list is empty.', faults: [] };

  const pack: Pack = {
    ...packHead(source, `version ${version.value.latest} of instance ${version.value.instance}`, version.value.latest),
    variables: [],
    sections: sectionsOf(records.value),
    entries: records.value.map((record, index) => {
      const lines = recordLines(texts.endpoints, index);
      return withChanges(entryOf(record, { index, lines, roles: source.roles }), record, changes.value);
    }),
  };
  return checkPack(source.file, pack, ([list, index]) =>
    list === 'entries' && typeof index === 'number' ? recordLines(texts.endpoints, index)[0] : null,
  );
}

type Document<T> = { readonly kind: 'read'; readonly value: T } | Extract<PackReading, { kind: 'refused' }>;

function readDocument<T>(file: string, text: string, schema: z.ZodType<T>): Document<T> {
  const json = parseJson(text);
  if (json.kind === 'not_json') {
    const fault: PackFault = { file, line: json.line, entryId: null, field: '', message: json.message };
    return { kind: 'refused', reason: `The response to /${file} is not valid JSON.`, faults: [fault] };
  }
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { kind: 'read', value: parsed.data };
  const faults = parsed.error.issues.slice(0, 20).map(
    ({ path, message }): PackFault => ({
      file,
      line: locateJson(text, path),
      entryId: null,
      field: path.join('.'),
      message,
    }),
  );
  return { kind: 'refused', reason: `The response to /${file} does not have Microsoft's format.`, faults };
}

function recordLines(text: string, index: number): [number, number] {
  const first = locateJson(text, [index]);
  const next = locateJson(text, [index + 1]);
  // The last record ends with the list.
  return [first, next > first ? next - 1 : Math.max(first, text.trimEnd().split('\n').length - 1)];
}

function sectionsOf(records: readonly Microsoft365Record[]): PackSection[] {
  const byArea = new Map(records.map((record) => [sectionIdOf(record), record]));
  return [...byArea].map(([id, { serviceArea, serviceAreaDisplayName }]) => ({
    id,
    title: serviceAreaDisplayName ?? serviceArea,
    asPrinted: [serviceAreaDisplayName ?? serviceArea],
  }));
}

function withChanges(entry: Entry, { id }: Microsoft365Record, changes: readonly Microsoft365Change[]): Entry {
  const own = changes.filter(({ endpointSetId }) => endpointSetId === id);
  const remarks = changeRemarks(own);
  const begins = own.find(({ disposition, add }) => disposition === 'Add' && add?.effectiveDate !== undefined);
  const effectiveOn = begins?.add?.effectiveDate;
  return {
    ...entry,
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(effectiveOn === undefined
      ? {}
      : { effective: { asPrinted: effectiveOn, on: effectiveOn.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') } }),
  };
}
