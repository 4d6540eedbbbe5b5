import {
  type AllowList,
  type ExportHeader,
  type NotExpressible,
  renderExport,
  subjectText,
} from '@sightline/allowlist';
import {
  EXPORT_LISTED_MAX,
  EXPORT_TITLES,
  type ExportFormat,
  type FirewallExport,
  type MerakiRule,
  type Pack,
} from '@sightline/spec';

export interface ListExport {
  readonly format: ExportFormat;
  /** The lists that the rules come from. */
  readonly packs: readonly Pick<Pack, 'id' | 'title' | 'version'>[];
  readonly list: AllowList;
  readonly selection: ExportHeader['selection'];
  readonly storeCount: number;
  /** ISO 8601. */
  readonly madeAt: string;
  /** For which stores, in words. */
  readonly scope: string;
  /** Meraki only: what the network has now. */
  readonly merakiRules?: readonly MerakiRule[];
}

const NO_LIST = { title: 'No list', packId: 'none', packVersion: 1 } as const;

/** What stores must allow in the format of a firewall, with all that the format cannot say. Pure. */
export function exportList(input: ListExport): FirewallExport {
  const { format, list, storeCount } = input;
  const { rules, leftOut, removable } = list;
  const rendered = renderExport(format, rules, headerOf(input));
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

function headerOf({ packs, list, selection, madeAt, scope, merakiRules }: ListExport): ExportHeader {
  const [first, ...others] = packs.map(({ id, title, version }) => ({ title, packId: id, packVersion: version }));
  return {
    ...(first ?? NO_LIST),
    ...(others.length === 0 ? {} : { otherLists: others }),
    ...(merakiRules === undefined ? {} : { merakiRules }),
    selection,
    madeAt,
    scope,
    leftOut: list.leftOut,
    removable: list.removable,
  };
}

/** A line for each entry and reason: stores that differ have a rule each of the same entry. */
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
