import type { Exporter } from '../render/exporter.ts';
import {
  collect,
  directionRemarks,
  distinct,
  NOT_EXPRESSIBLE,
  serviceRemarks,
  spelledBy,
} from '../render/internet-destination.ts';
import { assembleJson, indented } from './json-comment.ts';

/**
 * Writes the URLs of a Zscaler custom category: lower case, no scheme. `.x` matches `x` and five levels below.
 *
 * One bad URL makes Zscaler reject the whole request, so only strictly parsed names are written.
 */
export const ZSCALER: Exporter = {
  mediaType: 'application/json',
  extension: 'json',
  write: (rules) => {
    const express = spelledBy({
      name: (host) => [host],
      wildcard: (base) => [`.${base}`],
      pattern: () => NOT_EXPRESSIBLE.star,
      addresses: () => NOT_EXPRESSIBLE.address,
    });
    const { items, notExpressible } = collect(rules, express);
    return {
      lines: [`  "urls": ${indented(distinct(items))}`],
      remarks: [
        'A leading dot matches the name itself and up to five levels below it',
        ...serviceRemarks(items),
        ...directionRemarks(items),
      ],
      notExpressible,
    };
  },
  assemble: assembleJson,
};
