import { expect, it } from 'vitest';
import { takesGzip } from './download-gate.ts';

it.each([
  ['gzip', true],
  ['deflate, gzip, br', true],
  ['gzip;q=0.5', true],
  ['gzip;q=0', false],
  ['gzip; q=0.0, br', false],
  ['br', false],
  ['x-gzipped', false],
  [undefined, false],
] as const)('takes "%s" for a wish for gzip: %s', (header, expected) => {
  expect(takesGzip(header)).toBe(expected);
});
