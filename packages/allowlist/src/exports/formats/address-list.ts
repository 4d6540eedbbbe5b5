import { cidrText } from '../../network/cidr.ts';
import { type Exporter, type Written, withComments } from '../render/exporter.ts';
import {
  collect,
  directionRemarks,
  distinct,
  NOT_EXPRESSIBLE,
  serviceRemarks,
  spelledBy,
} from '../render/internet-destination.ts';
import { printableText } from '../render/printable-text.ts';
import type { AllowRule } from '../rules/allow-rule.ts';

/** Writes an external dynamic list of IP ranges: one per line, then a space and a comment. */
export const PALO_ALTO_EDL_IP = addressList(({ title, entryId }) => printableText(` ${title} (${entryId})`, 120));

/** Writes an external feed of type address, which policies can use. */
export const FORTINET_FEED = addressList(() => '');

/** Writes a dynamic external address group of addresses. */
export const SONICWALL_IP = addressList(() => '');

/** Writes a URL table for OPNsense and pfSense: addresses only, since neither documents names in it. */
export const URL_TABLE = addressList(() => '');

/** Writes one line per range. Two entries with the same range share a line, with the first one's comment. */
function addressList(comment: (rule: AllowRule) => string): Exporter {
  return {
    mediaType: 'text/plain; charset=utf-8',
    extension: 'txt',
    write: (rules) => writeAddresses(rules, comment),
    assemble: withComments('#'),
  };
}

function writeAddresses(rules: readonly AllowRule[], comment: (rule: AllowRule) => string): Written {
  const express = spelledBy({
    name: () => NOT_EXPRESSIBLE.name,
    wildcard: () => NOT_EXPRESSIBLE.name,
    pattern: () => NOT_EXPRESSIBLE.name,
    addresses: (cidr) => [cidrText(cidr)],
  });
  const { items, notExpressible } = collect(rules, express);
  const comments = new Map(items.toReversed().map(({ rule, value }) => [value, comment(rule)]));
  const lines = distinct(items).map((cidr) => `${cidr} ${comments.get(cidr) ?? ''}`.trimEnd());
  return { lines, remarks: [...serviceRemarks(items), ...directionRemarks(items)], notExpressible };
}
