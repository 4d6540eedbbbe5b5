import type { MerakiRule } from '@sightline/spec';
import type { AllowRule } from '../rules/allow-rule.ts';
import type { ExportSelection } from '../rules/allow-rules.ts';
import type { LeftOut } from '../rules/rule-book.ts';

/** A pack at a version. */
interface ExportedPack {
  readonly title: string;
  readonly packId: string;
  readonly packVersion: number;
}

/** What an export says about itself, and about the first of its packs. */
export interface ExportHeader extends ExportedPack {
  /** Further packs that the rules come from. */
  readonly otherPacks?: readonly ExportedPack[];
  /** Which part of the packs the rules are. Only a full export may remove anything from a firewall. */
  readonly selection: ExportSelection['kind'];
  /** ISO 8601. */
  readonly madeAt: string;
  /** The stores it is for, in words. */
  readonly scope: string;
  /** Entries that have no rule. */
  readonly leftOut: readonly LeftOut[];
  /** Rules that an older version needed and this one no longer does. */
  readonly removable: readonly AllowRule[];
  /** Meraki only: the network's current rules, which the export is merged into. */
  readonly merakiRules?: readonly MerakiRule[];
}

/** A rule that an export lacks, and the reason in words. */
export interface NotExpressible {
  readonly rule: AllowRule;
  readonly reason: string;
}

/** The rules in a format, before the header. */
export interface Written {
  readonly lines: readonly string[];
  /** What people who load the export need to know about this format. */
  readonly remarks: readonly string[];
  readonly notExpressible: readonly NotExpressible[];
}

/** Writes rules in one format. */
export interface Exporter {
  readonly mediaType: string;
  readonly extension: string;
  readonly write: (rules: readonly AllowRule[], header: ExportHeader) => Written;
  /** Joins the header lines and what `write` returned into the whole text. */
  readonly assemble: (written: Written, headerLines: readonly string[]) => string;
}

/** Returns an `assemble` that puts the header before the lines, as comments. */
export function withComments(mark: string, newline = '\n'): Exporter['assemble'] {
  return ({ lines }, headerLines) =>
    [...headerLines.map((line) => `${mark} ${line}`), ...lines].map((line) => `${line}${newline}`).join('');
}
