import { expect, it } from 'vitest';
import { acceptsGzipEncoding } from './download-gate.ts';

it.each([
  ['gzip', true],
  ['deflate, gzip, br', true],
  ['gzip;q=0.5', true],
  ['gzip;q=0', false],
  ['gzip; q=0.0, br', false],
  ['br', false],
  ['x-gzipped', false],
  [undefined, false],
] as const)('reads "%s" as accepting gzip: %s', (header, expected) => {
  expect(acceptsGzipEncoding(header)).toBe(expected);
});
