import { readFileSync } from 'node:fs';
import type { StoreProfile } from '@sightline/spec';
import { EXPORT_FORMATS, type ExportFormat, REGIONS } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../../packs/paytronix.ts';
import { type AllowRule, destinationText, subjectText } from '../rules/allow-rule.ts';
import { allowRules } from '../rules/allow-rules.ts';
import { SAMPLE_HEADER, SAMPLE_RULES } from '../testing/sample-rules.ts';
import { renderExport } from './render-export.ts';

/** Two records say all that the shape of the JSON is; the rest would be the same again. */
function sampleOf(format: ExportFormat): Parameters<typeof renderExport> {
  if (format !== 'json') return [format, SAMPLE_RULES, SAMPLE_HEADER];
  const rules = SAMPLE_RULES.filter(({ entryId }) => ['pos.server', 'calls.media'].includes(entryId));
  return [format, rules, { ...SAMPLE_HEADER, removable: [] }];
}

const HARBOR: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570', client: 'harbor' },
  intervalS: 30,
};

/** How a rule can be known again in an export. */
function tracesOf({ entryId, subject }: AllowRule): string[] {
  if (subject.kind === 'program') return [subject.path, JSON.stringify(subject.path)];
  if (subject.kind !== 'network') return [subject.text];
  const text = destinationText(subject.destination);
  // A document has what is at the other end in parts.
  if (subject.destination.kind === 'peer') return [text, `"entryId": "${entryId}"`];
  return [text, text.split('/')[0] ?? text];
}

describe('renderExport', () => {
  it.each(EXPORT_FORMATS)("%s: matches the file written by hand from the product's documentation", (format) => {
    const golden = readFileSync(new URL(`../../../fixtures/exports/${format}.golden`, import.meta.url), 'utf8');
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

  it.each(EXPORT_FORMATS)('%s: contains every rule of the Paytronix pack, or says that it does not', (format) => {
    const profiles = REGIONS.map((region) => ({ ...HARBOR, region }));
    const { rules } = allowRules(PAYTRONIX_PACK, profiles, { kind: 'full' });
    const { text, notExpressible } = renderExport(format, rules, { ...SAMPLE_HEADER, removable: [] });
    const lacking = new Set(notExpressible.map(({ rule }) => rule));
    const code = text.split('\n').filter((line) => !/^(?:#|!|rem) |^ {4}"(?:-|Stated)/.test(line));
    for (const rule of rules) {
      if (lacking.has(rule)) continue;
      const [what] = tracesOf(rule).filter((trace) => code.some((line) => line.includes(trace)));
      expect(what, `${rule.entryId} ${subjectText(rule.subject)}`).toBeDefined();
    }
    expect(rules.length).toBeGreaterThan(30);
  });

  it('keeps the members of a FortiGate group in a partial export', () => {
    const { text } = renderExport('fortigate_cli', SAMPLE_RULES, { ...SAMPLE_HEADER, selection: 'entries' });
    expect(text).not.toContain('set member');
    expect(text).toContain('        append member "SL-H-m570.oltp.pxsplatform.com"\n');
  });

  it('groups inexpressible rules by entry when there are thousands', () => {
    const rules = Array.from({ length: 5_000 }, (_, store) =>
      SAMPLE_RULES.slice(0, 1).map((rule) => ({ ...rule, store })),
    ).flat();
    const { text, notExpressible } = renderExport('nftables', rules, SAMPLE_HEADER);
    expect(notExpressible).toHaveLength(5_000);
    expect(text).toContain('# Not expressible in this format: 5000\n');
    expect(text).toContain(
      '# - pos.server: 5000 rules, the first m570.oltp.pxsplatform.com tcp 443: a name, but this format takes addresses only\n',
    );
    expect(text.length).toBeLessThan(2_000);
  });

  it.each(EXPORT_FORMATS)('%s: an empty export says so and allows nothing', (format) => {
    const { text, fileName } = renderExport(format, [], { ...SAMPLE_HEADER, leftOut: [], removable: [] });
    expect(text).not.toMatch(/pxsplatform|0\.0\.0\.0|any_/);
    expect(fileName).toMatch(/^sightline-sample-v3-[a-z-]+\.[a-z0-9]+$/);
  });
});
