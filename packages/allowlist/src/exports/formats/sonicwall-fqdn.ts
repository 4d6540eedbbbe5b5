import { type Exporter, withComments } from '../render/exporter.ts';
import {
  collect,
  directionRemarks,
  distinct,
  NOT_EXPRESSIBLE,
  serviceRemarks,
  spelledBy,
} from '../render/internet-destination.ts';

/** Writes a dynamic external address group of names. Such a file may not contain addresses. */
export const SONICWALL_FQDN: Exporter = {
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  write: (rules) => {
    const express = spelledBy({
      name: (host) => [host],
      wildcard: () => NOT_EXPRESSIBLE.wildcard,
      pattern: () => NOT_EXPRESSIBLE.star,
      addresses: () => NOT_EXPRESSIBLE.address,
    });
    const { items, notExpressible } = collect(rules, express);
    return {
      lines: distinct(items),
      remarks: [...serviceRemarks(items), ...directionRemarks(items)],
      notExpressible,
    };
  },
  assemble: withComments('#'),
};
