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

/** IP list of an external dynamic list: a range a line, then a space and a comment. */
export const PALO_ALTO_EDL_IP = addressList(({ title, entryId }) => printableText(` ${title} (${entryId})`, 120));

/** External feed of type address, which policies can use. */
export const FORTINET_FEED = addressList(() => '');

/** Dynamic external address group of addresses. */
export const SONICWALL_IP = addressList(() => '');

/** What OPNsense and pfSense fetch as a URL table: addresses only, since neither says what becomes of names there. */
export const URL_TABLE = addressList(() => '');

/** A line for each range; two entries with one range give one line, with the comment of the first. */
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
