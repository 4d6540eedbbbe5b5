import type { Exporter } from '../render/exporter.ts';
import {
  collect,
  directionRemarks,
  NOT_EXPRESSIBLE,
  serviceRemarks,
  spelledBy,
} from '../render/internet-destination.ts';
import { printableText } from '../render/printable-text.ts';
import { assembleJson, indented } from './json-comment.ts';

/** The most items that one call takes. */
const CALL_ITEMS_MAX = 500;

/**
 * Writes bodies for Cisco Umbrella's destination lists, at most 500 items per call. A domain includes all names below it,
 * so `*.` is never written.
 */
export const UMBRELLA: Exporter = {
  mediaType: 'application/json',
  extension: 'json',
  write: (rules) => {
    const express = spelledBy({
      name: (host) => [host],
      wildcard: (base) => [base],
      pattern: () => NOT_EXPRESSIBLE.star,
      addresses: () => NOT_EXPRESSIBLE.address,
    });
    const { items, notExpressible } = collect(rules, express);
    const comments = new Map(items.toReversed().map(({ rule, value }) => [value, printableText(rule.title, 100)]));
    const domains = [...new Set(items.map(({ value }) => value))];
    const destinations = domains.map((destination) => ({
      destination,
      type: 'DOMAIN',
      comment: comments.get(destination) ?? '',
    }));
    const calls = Array.from({ length: Math.ceil(destinations.length / CALL_ITEMS_MAX) }, (_, call) =>
      destinations.slice(call * CALL_ITEMS_MAX, (call + 1) * CALL_ITEMS_MAX),
    );
    return {
      lines: [`  "calls": ${indented(calls)}`],
      remarks: ['Every domain also allows all names below it', ...serviceRemarks(items), ...directionRemarks(items)],
      notExpressible,
    };
  },
  assemble: assembleJson,
};
