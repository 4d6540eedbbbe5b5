import { cidrText } from '../../network/cidr.ts';
import { type Exporter, withComments } from '../render/exporter.ts';
import {
  collect,
  directionRemarks,
  distinct,
  NOT_EXPRESSIBLE,
  serviceRemarks,
  spelledBy,
} from '../render/internet-destination.ts';
import type { AllowRule } from '../rules/allow-rule.ts';

/** Writes the content of a network alias: one host or range per line. Port aliases write ranges as `20:25`. */
export const OPNSENSE_ALIAS: Exporter = {
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  write: (rules) => {
    const express = spelledBy({
      name: (host) => [host],
      wildcard: () => NOT_EXPRESSIBLE.wildcard,
      pattern: () => NOT_EXPRESSIBLE.star,
      addresses: (cidr) => [cidrText(cidr)],
    });
    const { items, notExpressible } = collect(rules, express);
    const ports = [...new Set(items.flatMap(({ rule }) => aliasPorts(rule)))];
    return {
      lines: distinct(items),
      remarks: [
        ...serviceRemarks(items),
        ...(ports.length === 0 ? [] : [`Content of a port alias: ${ports.join(', ')}`]),
        'A URL table uses only the addresses. Names need an alias of type Host',
        ...directionRemarks(items),
      ],
      notExpressible,
    };
  },
  assemble: withComments('#'),
};

function aliasPorts({ subject }: AllowRule): string[] {
  if (subject.kind !== 'network') return [];
  return subject.service.ports.map(({ from, to }) => (from === to ? String(from) : `${from}:${to}`));
}
