import { type ExportHeader, type NotExpressible, type RuleSet, renderExport, subjectText } from '@sightline/allowlist';
import {
  EXPORT_LISTED_MAX,
  EXPORT_TITLES,
  type ExportFormat,
  type FirewallExport,
  type MerakiRule,
  type Pack,
} from '@sightline/spec';

/** What an export contains and whom it is for. */
export interface ExportContent {
  readonly format: ExportFormat;
  /** The packs that the rules come from. */
  readonly packs: readonly Pick<Pack, 'id' | 'title' | 'version'>[];
  readonly ruleSet: RuleSet;
  readonly selection: ExportHeader['selection'];
  readonly storeCount: number;
  /** ISO 8601. */
  readonly madeAt: string;
  /** The stores it is for, in words. */
  readonly scope: string;
  /** Meraki only: the rules that the network has now. */
  readonly merakiRules?: readonly MerakiRule[];
}

const NO_PACK = { title: 'No pack', packId: 'none', packVersion: 1 } as const;

/** Returns the rules in a firewall's format, with everything the format cannot express. Pure. */
export function firewallExport(content: ExportContent): FirewallExport {
  const { format, ruleSet, storeCount } = content;
  const { rules, leftOut, removable } = ruleSet;
  const rendered = renderExport(format, rules, headerOf(content));
  return {
    format,
    title: EXPORT_TITLES[format],
    mediaType: rendered.mediaType,
    fileName: rendered.fileName,
    text: rendered.text,
    storeCount,
    ruleCount: rules.length,
    notExpressibleCount: rendered.notExpressible.length,
    notExpressible: byEntry(rendered.notExpressible).slice(0, EXPORT_LISTED_MAX),
    leftOutCount: leftOut.length,
    leftOut: leftOut
      .slice(0, EXPORT_LISTED_MAX)
      .map(({ entryId, title, text, profileCount }) => ({ entryId, title, text, storeCount: profileCount })),
    removableCount: removable.length,
    removable: removable
      .slice(0, EXPORT_LISTED_MAX)
      .map(({ entryId, title, subject }) => ({ entryId, title, subject: subjectText(subject) })),
  };
}

function headerOf({ packs, ruleSet, selection, madeAt, scope, merakiRules }: ExportContent): ExportHeader {
  const [first, ...others] = packs.map(({ id, title, version }) => ({ title, packId: id, packVersion: version }));
  return {
    ...(first ?? NO_PACK),
    ...(others.length === 0 ? {} : { otherPacks: others }),
    ...(merakiRules === undefined ? {} : { merakiRules }),
    selection,
    madeAt,
    scope,
    leftOut: ruleSet.leftOut,
    removable: ruleSet.removable,
  };
}

/** One line per entry and reason: stores with different profiles have different rules for the same entry. */
function byEntry(lacking: readonly NotExpressible[]): FirewallExport['notExpressible'] {
  const alike = Map.groupBy(lacking, ({ rule, reason }) => `${rule.entryId}\n${reason}`);
  return [...alike.values()].flatMap((group) =>
    group.slice(0, 1).map(({ rule: { entryId, title, subject }, reason }) => ({
      entryId,
      title,
      reason,
      subject: subjectText(subject),
      ruleCount: group.length,
    })),
  );
}
