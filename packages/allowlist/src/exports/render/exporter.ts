import type { MerakiRule } from '@sightline/spec';
import type { AllowRule } from '../rules/allow-rule.ts';
import type { ExportSelection } from '../rules/allow-rules.ts';
import type { LeftOut } from '../rules/rule-book.ts';

/** A list at a version. */
interface ExportedPack {
  readonly title: string;
  readonly packId: string;
  readonly packVersion: number;
}

/** What an export says of itself, and of the first of its lists. */
export interface ExportHeader extends ExportedPack {
  /** Further lists that the rules come from. */
  readonly otherPacks?: readonly ExportedPack[];
  /** What of the list the rules are: only the full list may take things away from what a firewall has. */
  readonly selection: ExportSelection['kind'];
  /** ISO 8601. */
  readonly madeAt: string;
  /** For which stores, in words. */
  readonly scope: string;
  /** Entries of the list that no rule could be made of. */
  readonly leftOut: readonly LeftOut[];
  /** What an older version asked for and this one no longer does. */
  readonly removable: readonly AllowRule[];
  /** Meraki only: the rules the network has now, which the export is merged into. */
  readonly merakiRules?: readonly MerakiRule[];
}

/** A rule that an export lacks, and why in words. */
export interface NotExpressible {
  readonly rule: AllowRule;
  readonly reason: string;
}

/** What a format makes of the rules, before its header. */
export interface Written {
  readonly lines: readonly string[];
  /** What whoever uses the export must know of how this format says things. */
  readonly remarks: readonly string[];
  readonly notExpressible: readonly NotExpressible[];
}

export interface Exporter {
  readonly mediaType: string;
  readonly extension: string;
  readonly write: (rules: readonly AllowRule[], header: ExportHeader) => Written;
  /** The whole text, from what `write` gave and the lines of the header. */
  readonly assemble: (written: Written, headerLines: readonly string[]) => string;
}

/** Puts the header before the lines, each of its lines a comment. */
export function withComments(mark: string, newline = '\n'): Exporter['assemble'] {
  return ({ lines }, headerLines) =>
    [...headerLines.map((line) => `${mark} ${line}`), ...lines].map((line) => `${line}${newline}`).join('');
}
