import { type AllowRule, subjectText } from '../rules/allow-rule.ts';
import type { ExportHeader, Written } from './exporter.ts';
import { printableText } from './printable-text.ts';

const LINE_LENGTH_MAX = 400;
/** Firewalls that fetch a list also read its header, so it stays short. */
const RULE_LINES_MAX = 100;

/** Returns the first lines of an export: what it is, how to read it, and what it lacks with the reasons. */
export function headerLines(formatTitle: string, header: ExportHeader, written: Written): string[] {
  const { notExpressible, remarks } = written;
  const lines = [
    `Sightline export: ${formatTitle}`,
    ...[header, ...(header.otherPacks ?? [])].map(
      ({ title, packId, packVersion }) => `Pack: ${title} (${packId}), version ${packVersion}`,
    ),
    `Made: ${header.madeAt}, for: ${header.scope}`,
    ...remarks,
    `Not expressible in this format: ${notExpressible.length === 0 ? 'none' : notExpressible.length}`,
    ...lackingLines(notExpressible),
    ...counted('Not included', header.leftOut, ({ entryId, title, text }) => `- ${entryId}: ${title}: ${text}`),
    ...counted('Now removable from the firewall', header.removable, (rule) => `- ${ruleLine(rule)}`),
  ];
  return lines.map((line) => printableText(line, LINE_LENGTH_MAX));
}

/** Returns one line per rule, or one per entry and reason when there are many. */
function lackingLines(lacking: Written['notExpressible']): string[] {
  if (lacking.length <= RULE_LINES_MAX) return lacking.map(({ rule, reason }) => `- ${ruleLine(rule)}: ${reason}`);
  const groups = Map.groupBy(lacking, ({ rule, reason }) => `${rule.entryId}\n${reason}`);
  return [...groups.values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ rule, reason }) => {
      const { entryId, subject } = rule;
      return alike.length === 1
        ? `- ${ruleLine(rule)}: ${reason}`
        : `- ${entryId}: ${alike.length} rules, the first ${subjectText(subject)}: ${reason}`;
    }),
  );
}

function ruleLine({ entryId, subject }: AllowRule): string {
  return `${entryId}: ${subjectText(subject)}`;
}

function counted<T>(title: string, items: readonly T[], line: (item: T) => string): string[] {
  return items.length === 0 ? [] : [`${title}: ${items.length}`, ...items.map(line)];
}
