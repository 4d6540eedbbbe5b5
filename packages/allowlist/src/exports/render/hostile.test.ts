import { EXPORT_FORMATS, type ExportFormat, merakiRuleSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AllowDestination, AllowRule } from '../rules/allow-rule.ts';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { readCsv } from '../testing/read-csv.ts';
import { SAMPLE_HEADER, SAMPLE_RULES } from '../testing/sample-rules.ts';
import { exportDocumentSchema } from './export-document.ts';
import type { ExportHeader } from './exporter.ts';
import { renderExport } from './render-export.ts';

const TEXTS = hostileTexts(570, 150);

/** The sample's rules with a hostile text in every place that holds text, or only beside what is allowed. */
function hostileRules(text: string): AllowRule[] {
  return SAMPLE_RULES.flatMap((rule) => {
    const beside = { ...rule, entryId: text, title: text, provenance: text, environments: [text] };
    return [beside, { ...beside, subject: hostileSubject(rule.subject, text) }];
  });
}

function hostileSubject(subject: AllowRule['subject'], text: string): AllowRule['subject'] {
  switch (subject.kind) {
    case 'network':
      return { ...subject, destination: hostileDestination(subject.destination, text) };
    case 'program':
      return { ...subject, path: text, service: text };
    default:
      return { ...subject, text };
  }
}

function hostileDestination(destination: AllowDestination, text: string): AllowDestination {
  switch (destination.kind) {
    case 'name':
      return { ...destination, host: text };
    case 'wildcard':
      return { ...destination, base: text };
    case 'pattern':
      return { ...destination, pattern: text };
    case 'addresses':
      return { ...destination, cidr: text };
    case 'peer':
      return { ...destination, device: text };
  }
}

function hostileExport(format: ExportFormat, text: string): string {
  const header: ExportHeader = {
    title: text,
    packId: text,
    packVersion: 1,
    selection: 'full',
    madeAt: text,
    scope: text,
    leftOut: [{ entryId: text, title: text, text, profileCount: 1 }],
    removable: hostileRules(text).slice(0, 2),
  };
  return renderExport(format, hostileRules(text), header).text;
}

const PLAIN = String.raw`[A-Za-z0-9 .,:/_*@+=()[\]-]*`;
const HOST = String.raw`(?=[^ /"]{1,253}(?:[ /"]|$))(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?`;
const STAR_HOST = String.raw`[a-z0-9_*.-]{1,253}`;
const FOUR = String.raw`(?:\d{1,3}\.){3}\d{1,3}`;
const CIDR = String.raw`(?:${FOUR}/\d{1,2}|[0-9a-f:]{2,39}/\d{1,3})`;
const NAME = String.raw`SL-[A-Za-z0-9._-]`;
const PORTS = String.raw`\d{1,5}(?:-\d{1,5})?`;

/** Every line that a format may have, written apart from the code that writes them. */
const GRAMMARS: Partial<Record<ExportFormat, readonly string[]>> = {
  palo_alto_edl_url: [`# ${PLAIN}`, `(?:\\*\\.)?${HOST}/`, `${STAR_HOST}/`],
  palo_alto_edl_ip: [`# ${PLAIN}`, `${CIDR} ${PLAIN}`],
  fortinet_feed: [`# ${PLAIN}`, CIDR],
  sonicwall_ip: [`# ${PLAIN}`, CIDR],
  sonicwall_fqdn: [`# ${PLAIN}`, HOST],
  opnsense_alias: [`# ${PLAIN}`, HOST, CIDR],
  fortigate_cli: [
    `# ${PLAIN}`,
    'config firewall (?:address6?|addrgrp6?|service custom)',
    ` {4}edit "${NAME}{1,60}"`,
    ' {8}set type fqdn',
    ` {8}set fqdn "(?:\\*\\.)?${HOST}"`,
    ` {8}set subnet ${FOUR} ${FOUR}`,
    ` {8}set ip6 ${CIDR}`,
    ` {8}set member(?: "${NAME}{1,60}")+`,
    ` {8}set (?:tcp|udp)-portrange ${PORTS}(?: ${PORTS})*`,
    ' {4}next',
    'end',
  ],
  cisco_asa: [
    `! ${PLAIN}`,
    `object network ${NAME}{1,61}`,
    ` fqdn v4 ${HOST}`,
    ` subnet ${FOUR} ${FOUR}`,
    ` subnet ${CIDR}`,
    ` host [0-9a-f.:]+`,
    `object-group (?:network|service) ${NAME}{1,61}`,
    ` network-object object ${NAME}{1,61}`,
    String.raw` service-object (?:icmp|(?:tcp|udp)(?: destination (?:eq (?:https|\d+)|range \d+ \d+))?)`,
  ],
  windows_powershell: [
    `# ${PLAIN}`,
    `New-NetFirewallRule -DisplayName '${PLAIN}' -Group '${PLAIN}' -Direction (?:In|Out)bound -Action Allow(?: -Program '[A-Za-z0-9%:\\\\ ._()-]+')?(?: -Protocol (?:TCP|UDP|ICMPv[46]))?(?: -(?:Local|Remote)Port '${PORTS}'(?:,'${PORTS}')*)?(?: -RemoteAddress '(?:LocalSubnet|${CIDR})'(?:,'${CIDR}')*)?`,
  ],
  windows_netsh: [
    `rem ${PLAIN}`,
    `netsh advfirewall firewall add rule name="${PLAIN}" dir=(?:in|out) action=allow(?: program="[A-Za-z0-9%:\\\\ ._()-]+")?(?: protocol=(?:TCP|UDP|ICMPv[46]))?(?: (?:local|remote)port=${PORTS}(?:,${PORTS})*)?(?: remoteip=(?:LocalSubnet|${CIDR})(?:,${CIDR})*)?`,
  ],
  nftables: [
    `# ${PLAIN}`,
    'table inet sightline \\{',
    '\\tset [a-z][a-z0-9_]{0,30} \\{',
    '\\t\\ttype ipv[46]_addr',
    '\\t\\tflags interval',
    '\\t\\tauto-merge',
    `\\t\\telements = \\{ ${CIDR}(?:, ${CIDR})* \\}`,
    '\\tchain allow_(?:in|out) \\{',
    `\\t\\tip6? [sd]addr @[a-z][a-z0-9_]{0,30}(?: (?:tcp|udp) dport \\{ ${PORTS}(?:, ${PORTS})* \\}| meta l4proto [a-z0-9-]+)? accept`,
    '\\t\\}',
    '\\}',
    '\\t\\}',
  ],
};

const withGrammar = EXPORT_FORMATS.flatMap((format) => {
  const lines = GRAMMARS[format];
  return lines === undefined ? [] : [{ format, line: new RegExp(`^(?:${lines.join('|')})$`) }];
});

/** Every host and range outside of comments and of the names of rules, once, in order. */
function destinationsIn(text: string): string[] {
  const code = text
    .split(/\r?\n/)
    .filter((line) => !/^(?:#|!|rem) /.test(line))
    .map((line) => line.replace(/ -DisplayName '[^']*' -Group '[^']*'| name="[^"]*"|(?<=^\S+\/\d+) .*/g, ''))
    .map((line) => line.replace(/SL-G-[A-Za-z0-9._-]+/g, 'SL-G'));
  return [...new Set(code.join('\n').match(/[A-Za-z0-9.:_-]+[.:][A-Za-z0-9.:/_-]+/g))];
}

it('has a grammar for every format, or reads it back as a document', () => {
  const documents = ['csv', 'json', 'umbrella', 'zscaler', 'meraki'];
  expect([...withGrammar.map(({ format }) => format), ...documents].sort()).toEqual([...EXPORT_FORMATS].sort());
});

describe('hostile text anywhere in a rule or header', () => {
  it.each(withGrammar)('$format: keeps every line valid in the format', ({ format, line }) => {
    const newline = format.startsWith('windows') ? '\r\n' : '\n';
    for (const text of TEXTS) {
      const lines = hostileExport(format, text).split(newline);
      expect(lines.pop()).toBe('');
      expect(
        lines.filter((written) => !line.test(written)),
        JSON.stringify(text),
      ).toEqual([]);
    }
  });

  it.each(withGrammar)('$format: allows nothing extra when the text is not a valid destination', ({ format }) => {
    const own = destinationsIn(renderExport(format, SAMPLE_RULES, SAMPLE_HEADER).text);
    const whole = new RegExp(`^(?:${HOST}|${STAR_HOST}|${FOUR}|${CIDR}|C:(?:\\\\[A-Za-z .]+)+)$`);
    const texts = TEXTS.filter((text) => !whole.test(text));
    expect(texts.length).toBeGreaterThan(150);
    for (const text of texts) {
      expect(destinationsIn(hostileExport(format, text)), JSON.stringify(text)).toEqual(own);
    }
  });

  it('csv: has the same number of cells in every row, and no formula', () => {
    for (const text of TEXTS) {
      const rows = readCsv(hostileExport('csv', text));
      expect(new Set(rows.map((row) => row.length)), JSON.stringify(text)).toEqual(new Set([12]));
      expect(rows).toHaveLength(1 + 2 * SAMPLE_RULES.length + 1 + 2);
      expect(rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    }
  });

  it('json: reads back as the same rules', () => {
    for (const text of TEXTS) {
      const document = exportDocumentSchema.parse(JSON.parse(hostileExport('json', text)));
      const back = document.records.flatMap(({ sightline }) => sightline.rules);
      expect(back).toEqual(JSON.parse(JSON.stringify(hostileRules(text))));
    }
  });

  it('umbrella, zscaler and meraki: match the schema of the API, with names and lengths within its limits', () => {
    const comment = z.array(z.string().regex(new RegExp(`^${PLAIN}$`)));
    const host = z.string().regex(new RegExp(`^${HOST}$`));
    const umbrella = z.strictObject({
      _comment: comment,
      calls: z.array(
        z
          .array(z.strictObject({ destination: host, type: z.literal('DOMAIN'), comment: z.string().max(100) }))
          .max(500),
      ),
    });
    const zscaler = z.strictObject({
      _comment: comment,
      urls: z.array(
        z
          .string()
          .max(1_024)
          .regex(new RegExp(`^\\.?${HOST}$`)),
      ),
    });
    const rule = merakiRuleSchema.extend({
      comment: z.string().max(127),
      destCidr: z.union([host, z.string().regex(new RegExp(`^${CIDR}$`))]),
    });
    const meraki = z.strictObject({ _comment: comment, rulesToMerge: z.array(rule) });
    for (const text of TEXTS) {
      umbrella.parse(JSON.parse(hostileExport('umbrella', text)));
      zscaler.parse(JSON.parse(hostileExport('zscaler', text)));
      meraki.parse(JSON.parse(hostileExport('meraki', text)));
    }
  });
});
