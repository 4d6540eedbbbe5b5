import { readFileSync } from 'node:fs';
import { EXPORT_FORMATS, FEED_FORMATS } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { ruleDiff } from '../rules/allow-rules.ts';
import { SAMPLE_HEADER, SAMPLE_RULES } from '../testing/sample-rules.ts';
import { renderExport, renderFeed } from './render-export.ts';

const KEPT = SAMPLE_RULES.filter(({ entryId }) => entryId === 'pos.server');
const NEW = SAMPLE_RULES.filter(({ entryId }) => ['calls.media', 'square.time', 'punchh.all'].includes(entryId));

/** A server stays, a name, a wildcard and a range come, an old server goes. */
const CHANGES = ruleDiff(
  { rules: [...KEPT, ...SAMPLE_HEADER.removable], leftOut: [] },
  { rules: [...KEPT, ...NEW], leftOut: SAMPLE_HEADER.leftOut },
);
const HEADER = { ...SAMPLE_HEADER, ...CHANGES, selection: 'diff' } as const;

describe('an export of what a newer version changes', () => {
  it.each(EXPORT_FORMATS)('%s: adds new rules the way the product does, and lists removable ones', (format) => {
    const golden = readFileSync(new URL(`../../../fixtures/exports/diff/${format}.golden`, import.meta.url), 'utf8');
    const { text, fileName } = renderExport(format, CHANGES.rules, HEADER);
    expect(text).toBe(golden);
    expect(fileName).toContain('-v3-changes-');
    expect(text).not.toContain('m570');
    expect(text).toContain('old.example.com');
  });
});

describe('renderFeed', () => {
  it.each(FEED_FORMATS)('%s: has no comments except behind an address', (format) => {
    const { lines } = renderFeed(format, SAMPLE_RULES);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !/^[a-z0-9*.:/-]+(?: [A-Za-z ().]+)?$/.test(line))).toEqual([]);
  });

  it('leaves names out of a URL table, since no product documents them there', () => {
    const { lines, notExpressible } = renderFeed('opnsense_alias', SAMPLE_RULES);
    expect(lines).toEqual(['173.245.48.0/20', '2400:cb00::/32', '203.0.113.0/24']);
    expect(notExpressible.map(({ rule }) => rule.entryId)).toContain('pos.server');
  });
});
