import {
  allowRules,
  EXPORT_LISTED_MAX,
  type ExportFormat,
  type ExportSelection,
  exportTitle,
  type FirewallExport,
  type NotExpressible,
  type Pack,
  renderExport,
  type StoreProfile,
  subjectText,
} from '@sightline/spec';

interface ListExport {
  readonly format: ExportFormat;
  readonly groups: readonly { readonly profile: StoreProfile; readonly storeCount: number }[];
  readonly selection: ExportSelection;
  /** ISO 8601. */
  readonly madeAt: string;
  /** For which stores, in words. */
  readonly scope: string;
}

/** A vendor's list in the format of a firewall, with all that the format cannot say. Pure. */
export function exportList(pack: Pack, { format, groups, selection, madeAt, scope }: ListExport): FirewallExport {
  const profiles = groups.flatMap(({ profile, storeCount }) => Array.from({ length: storeCount }, () => profile));
  const { rules, leftOut, removable } = allowRules(pack, profiles, selection);
  const rendered = renderExport(format, rules, {
    title: pack.title,
    packId: pack.id,
    packVersion: pack.version,
    selection: selection.kind,
    madeAt,
    scope,
    leftOut,
    removable,
  });
  return {
    format,
    title: exportTitle(format),
    mediaType: rendered.mediaType,
    fileName: rendered.fileName,
    text: rendered.text,
    storeCount: profiles.length,
    ruleCount: rules.length,
    notExpressibleCount: rendered.notExpressible.length,
    notExpressible: byEntry(rendered.notExpressible).slice(0, EXPORT_LISTED_MAX),
    leftOutCount: leftOut.length,
    leftOut: leftOut
      .slice(0, EXPORT_LISTED_MAX)
      .map(({ entryId, title, text, profileCount }) => ({ entryId, title, text, storeCount: profileCount })),
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
