import { type Exporter, withComments } from '../render/exporter.ts';
import {
  collect,
  directionRemarks,
  distinct,
  NOT_EXPRESSIBLE,
  serviceRemarks,
  spelledBy,
} from '../render/internet-destination.ts';

/**
 * Writes an external dynamic list of URLs for allow rules: no scheme, and a slash at the end, which limits the match to the
 * host. `*.x/` does not match `x`, so both are written unless the vendor excludes `x`. A star replaces a whole label.
 */
export const PALO_ALTO_EDL_URL: Exporter = {
  mediaType: 'text/plain; charset=utf-8',
  extension: 'txt',
  write: (rules) => {
    const express = spelledBy({
      name: (host) => [`${host}/`],
      wildcard: (base, apex) => [`*.${base}/`, ...(apex === 'excluded' ? [] : [`${base}/`])],
      pattern: (pattern) => (hasWholeStars(pattern) ? [`${pattern}/`] : NOT_EXPRESSIBLE.star),
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

function hasWholeStars(pattern: string): boolean {
  return pattern.split('.').every((label) => label === '*' || !label.includes('*'));
}
