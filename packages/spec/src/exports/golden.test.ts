import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat, renderExport } from './render-export.ts';
import { SAMPLE_HEADER, SAMPLE_RULES } from './testing/sample-rules.ts';

/** Two records say all that the shape of the JSON is; the rest would be the same again. */
function sampleOf(format: ExportFormat): Parameters<typeof renderExport> {
  if (format !== 'json') return [format, SAMPLE_RULES, SAMPLE_HEADER];
  const rules = SAMPLE_RULES.filter(({ entryId }) => ['pos.server', 'calls.media'].includes(entryId));
  return [format, rules, { ...SAMPLE_HEADER, removable: [] }];
}

describe('renderExport', () => {
  it.each(EXPORT_FORMATS)('%s: writes what was written by hand from the facts of the product', (format) => {
    const golden = readFileSync(new URL(`../../fixtures/exports/${format}.golden`, import.meta.url), 'utf8');
    expect(renderExport(...sampleOf(format)).text).toBe(golden);
  });

  it.each(EXPORT_FORMATS.filter((format) => format !== 'csv' && format !== 'json'))(
    '%s: lists in its header every rule that it answers to be not expressible',
    (format) => {
      const { text, notExpressible } = renderExport(format, SAMPLE_RULES, SAMPLE_HEADER);
      expect(notExpressible.length).toBeGreaterThan(0);
      for (const { rule, reason } of notExpressible) {
        expect(text.split('\n').filter((line) => line.includes(rule.entryId) && line.includes(reason))).not.toEqual([]);
      }
    },
  );

  it.each(EXPORT_FORMATS)('%s: an export of nothing says so and allows nothing', (format) => {
    const { text, fileName } = renderExport(format, [], { ...SAMPLE_HEADER, leftOut: [], removable: [] });
    expect(text).not.toMatch(/pxsplatform|0\.0\.0\.0|any_/);
    expect(fileName).toMatch(/^sightline-sample-v3-[a-z-]+\.[a-z0-9]+$/);
  });
});
