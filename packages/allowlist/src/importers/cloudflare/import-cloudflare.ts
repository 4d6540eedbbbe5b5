import type { Entry } from '@sightline/spec';
import { z } from 'zod';
import { parseCidr } from '../../network/cidr.ts';
import { checkPack, type PackFault, type PackReading, parseJson } from '../../packs/read-pack.ts';
import { type ImportSource, packHead } from '../import-source.ts';

/** No vendor has a wider range: it would be a mistake, or someone else's answer. */
const PREFIX_MIN = { 4: 8, 6: 16 } as const;
const FAULTS_MAX = 20;

const apiSchema = z.object({
  success: z.literal(true),
  result: z.object({
    ipv4_cidrs: z.array(z.string()).max(5_000),
    ipv6_cidrs: z.array(z.string()).max(5_000),
    etag: z.string().min(1).max(200),
  }),
});

/**
 * Reads the answer of `https://api.cloudflare.com/client/v4/ips`.
 *
 * Refuses the whole answer, so that the last good list stays in use, when it is not that JSON, a line is not a range, an
 * address family is missing, or a range is implausibly wide.
 */
export function importCloudflareApi(text: string, source: ImportSource): PackReading {
  const json = parseJson(text);
  if (json.kind === 'not_json') return refused(notAListReason(text), [faultAt(source, json.line, '', json.message)]);
  const parsed = apiSchema.safeParse(json.value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => faultAt(source, null, path.join('.'), message));
    return refused("The response does not have Cloudflare's format.", faults);
  }
  const { ipv4_cidrs, ipv6_cidrs, etag } = parsed.data.result;
  const lines = [
    ...ipv4_cidrs.map((cidr, index) => ({
      cidr,
      family: 4 as const,
      line: null,
      field: `result.ipv4_cidrs[${index}]`,
    })),
    ...ipv6_cidrs.map((cidr, index) => ({
      cidr,
      family: 6 as const,
      line: null,
      field: `result.ipv6_cidrs[${index}]`,
    })),
  ];
  return rangesPack(lines, { ...source, etag });
}

/**
 * Reads the text lists `https://www.cloudflare.com/ips-v4` and `/ips-v6`: one range per line; blank lines are skipped.
 * Refuses what `importCloudflareApi` refuses, for example an HTML page in place of a list.
 */
export function importCloudflareLists(
  texts: { readonly ipv4: string; readonly ipv6: string },
  source: ImportSource,
): PackReading {
  const page = [texts.ipv4, texts.ipv6].find(isHtml);
  const lines = [...listLines(texts.ipv4, 4), ...listLines(texts.ipv6, 6)];
  if (page !== undefined)
    return refused(
      notAListReason(page),
      lines.flatMap((line) => lineFaults(source, line)),
    );
  return rangesPack(lines, source);
}

interface ListLine {
  readonly cidr: string;
  readonly family: 4 | 6;
  readonly line: number | null;
  readonly field: string;
}

function listLines(text: string, family: 4 | 6): ListLine[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const cidr = line.trim();
    return cidr === '' ? [] : [{ cidr, family, line: index + 1, field: `ips-v${family}` }];
  });
}

function rangesPack(lines: readonly ListLine[], source: ImportSource): PackReading {
  const faults = lines.flatMap((line) => lineFaults(source, line));
  if (faults.length > 0) return refused('The list has lines that are not IP ranges.', faults);
  for (const family of [4, 6] as const) {
    if (!lines.some((line) => line.family === family)) return refused(`The list has no IPv${family} ranges.`, []);
  }
  const cidrs = lines.map(({ cidr }) => cidr);
  const pack = {
    ...packHead(source, 'not dated'),
    variables: [],
    sections: [{ id: 'ranges', title: 'Address ranges', asPrinted: ['Address ranges'] }],
    entries: [rangesEntry(cidrs, source)],
  };
  return checkPack(source.file, pack, () => null);
}

function rangesEntry(cidrs: readonly string[], source: ImportSource): Entry {
  return {
    id: 'cloudflare.ranges',
    sectionId: 'ranges',
    title: 'Cloudflare address ranges',
    asPrinted: [...cidrs],
    provenance: { lines: [1, cidrs.length], where: source.url ?? source.file },
    cells: [],
    subject: {
      kind: 'ranges',
      publishedAt: source.url ?? 'https://www.cloudflare.com/ips/',
      cidrs: [...cidrs],
      retrievedAt: source.retrievedAt,
      ...(source.etag === undefined ? {} : { etag: source.etag }),
    },
    appliesTo: { pos: 'all', regions: 'all', environments: 'all', roles: [...source.roles] },
    required: true,
    flags: [{ code: 'port_not_stated', text: 'The list names no port, protocol or direction.' }],
  };
}

function lineFaults(source: ImportSource, { cidr, family, line, field }: ListLine): PackFault[] {
  const range = cidr.includes('/') ? parseCidr(cidr) : null;
  if (range === null) return [faultAt(source, line, field, `"${cidr.slice(0, 60)}" is not an IP range`)];
  if (range.family !== family) return [faultAt(source, line, field, `${cidr} is not IPv${family}`)];
  if (range.prefix < PREFIX_MIN[family]) return [faultAt(source, line, field, `${cidr} is too wide to be plausible`)];
  return [];
}

function refused(reason: string, faults: readonly PackFault[]): PackReading {
  return { kind: 'refused', reason, faults: faults.slice(0, FAULTS_MAX) };
}

function faultAt({ file }: ImportSource, line: number | null, field: string, message: string): PackFault {
  return { file, line, entryId: null, field, message };
}

function notAListReason(text: string): string {
  if (text.trim() === '') return 'The response is empty.';
  return isHtml(text)
    ? 'The response is an HTML page, perhaps a browser challenge, instead of the list.'
    : 'The response is not valid JSON.';
}

function isHtml(text: string): boolean {
  return /^\s*(?:<!doctype|<html|<head|<\?xml|<!--)/i.test(text);
}
