import { type Pack, packSchema } from '@sightline/spec';
import { z } from 'zod';
import { locateJson } from './locate-json.ts';

/** An error in a pack's source, and where it is. */
export interface PackFault {
  readonly file: string;
  /** Counted from 1; null when the source has no lines. */
  readonly line: number | null;
  readonly entryId: string | null;
  /** `entries[3].subject.ports`, or a table's column. */
  readonly field: string;
  readonly message: string;
}

/** A pack, or why its source was refused; a refused source changes nothing. */
export type PackReading =
  | { readonly kind: 'pack'; readonly pack: Pack }
  | { readonly kind: 'refused'; readonly reason: string; readonly faults: readonly PackFault[] };

const FAULTS_MAX = 100;

/** Reads a JSON pack file. Names every error with file, line, entry and field. */
export function readPack(file: string, text: string): PackReading {
  const json = parseJson(text);
  if (json.kind === 'not_json') {
    const fault = { file, line: json.line, entryId: null, field: '', message: json.message };
    return { kind: 'refused', reason: 'The file is not valid JSON.', faults: [fault] };
  }
  return checkPack(file, json.value, (path) => locateJson(text, path));
}

/** Checks a value against the pack format, including ids and references. `lineOf` returns the line of a field. */
export function checkPack(
  file: string,
  value: unknown,
  lineOf: (path: readonly PropertyKey[]) => number | null,
): PackReading {
  const parsed = packSchema.safeParse(value);
  if (parsed.success) return { kind: 'pack', pack: parsed.data };
  const faults = parsed.error.issues.slice(0, FAULTS_MAX).map(
    (issue): PackFault => ({
      file,
      line: lineOf(issue.path),
      entryId: entryIdAt(value, issue.path),
      field: fieldText(issue.path),
      message: issue.message,
    }),
  );
  return { kind: 'refused', reason: 'The file does not have the pack format.', faults };
}

/** Returns an error as text: `punchh.json:41: punchh.isl: entries[0].subject.ports: Too big`. */
export function faultText({ file, line, entryId, field, message }: PackFault): string {
  const place = line === null ? file : `${file}:${line}`;
  return [place, entryId, field, message].filter((part) => part !== null && part !== '').join(': ');
}

type ParsedJson =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'not_json'; readonly line: number | null; readonly message: string };

/** Parses JSON. Returns the line of a syntax error when the parser names it. */
export function parseJson(text: string): ParsedJson {
  try {
    const value: unknown = JSON.parse(text);
    return { kind: 'json', value };
  } catch (error) {
    const message = error instanceof SyntaxError ? error.message : String(error);
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    const line = position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
    return { kind: 'not_json', line, message };
  }
}

const identified = z.object({ entries: z.array(z.unknown()) });
const entryIdentity = z.object({ id: z.string() });

function entryIdAt(value: unknown, [list, index]: readonly PropertyKey[]): string | null {
  if (list !== 'entries' || typeof index !== 'number') return null;
  const entry = identified.safeParse(value).data?.entries[index];
  return entryIdentity.safeParse(entry).data?.id ?? null;
}

function fieldText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
