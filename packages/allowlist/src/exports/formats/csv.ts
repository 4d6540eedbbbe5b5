import { csvText } from '../render/csv-text.ts';
import type { Exporter } from '../render/exporter.ts';
import { type AllowRule, destinationText, spansText } from '../rules/allow-rule.ts';

const COLUMNS = [
  'source_role',
  'destination',
  'port',
  'protocol',
  'direction',
  'process',
  'required',
  'environment',
  'purpose',
  'provenance',
  'entry',
  'note',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/**
 * Writes one row per rule, then rows with a note for what is not included and for what is now removable.
 *
 * RFC 4180. Cells that a spreadsheet would run as a formula start with an apostrophe.
 */
export const CSV: Exporter = {
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  write: (rules, { leftOut, removable }) => {
    const rows: Row[] = [
      ...rules.map(ruleRow),
      ...leftOut.map(({ entryId, title, text }) => ({ entry: entryId, purpose: title, note: `not included: ${text}` })),
      ...removable.map((rule) => ({ ...ruleRow(rule), note: 'now removable from the firewall' })),
    ];
    return {
      lines: [csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))])],
      remarks: [],
      notExpressible: [],
    };
  },
  assemble: ({ lines }) => lines.join(''),
};

function ruleRow(rule: AllowRule): Row {
  return {
    source_role: rule.roles.join(' '),
    required: rule.required ? 'yes' : 'no',
    environment: rule.environments.join(' '),
    purpose: rule.title,
    provenance: rule.provenance,
    entry: rule.entryId,
    ...subjectCells(rule),
  };
}

function subjectCells({ subject }: AllowRule): Row {
  switch (subject.kind) {
    case 'network':
      return {
        destination: destinationText(subject.destination),
        port: spansText(subject.service.ports),
        protocol: subject.service.protocol,
        direction: subject.direction,
      };
    case 'program':
      return { process: subject.path, ...(subject.service === null ? {} : { note: `service: ${subject.service}` }) };
    case 'process':
    case 'service':
      return { process: subject.text, note: subject.kind };
    case 'code_signer':
    case 'folder_exclusion':
    case 'installer':
      return { note: `${subject.kind}: ${subject.text}` };
  }
}
