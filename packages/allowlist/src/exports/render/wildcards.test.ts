import { type ExportFormat } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import type { AllowDestination, AllowRule } from '../rules/allow-rule.ts';
import { SAMPLE_HEADER, SAMPLE_RULES } from '../testing/sample-rules.ts';
import { renderExport } from './render-export.ts';

/** The sample's server with another destination. */
function rule(destination: AllowDestination): AllowRule {
  const [first] = SAMPLE_RULES;
  if (first?.subject.kind !== 'network') throw new Error('the first rule of the sample is its server');
  return { ...first, subject: { ...first.subject, destination } };
}

const wildcard = (apex: 'included' | 'excluded' | 'not_stated'): AllowRule =>
  rule({ kind: 'wildcard', base: 'example.com', apex });

/** The destinations that a format writes for a rule, or the reason why none. */
function written(format: ExportFormat, allow: AllowRule): string[] | string {
  const { text, notExpressible } = renderExport(format, [allow], { ...SAMPLE_HEADER, leftOut: [], removable: [] });
  const [lacking] = notExpressible;
  if (lacking !== undefined) return lacking.reason;
  const code = text
    .split('\n')
    .filter(
      (line) =>
        !line.startsWith('#') &&
        !line.includes('with the number') &&
        !line.includes('edit "') &&
        !line.includes('set member'),
    );
  return code.join('\n').match(/[*.a-z]*example\.com\/?/g) ?? [];
}

describe('whether *.example.com includes example.com', () => {
  it('Palo Alto: no, so both are written unless the vendor excludes it', () => {
    expect(written('palo_alto_edl_url', wildcard('not_stated'))).toEqual(['*.example.com/', 'example.com/']);
    expect(written('palo_alto_edl_url', wildcard('included'))).toEqual(['*.example.com/', 'example.com/']);
    expect(written('palo_alto_edl_url', wildcard('excluded'))).toEqual(['*.example.com/']);
  });

  it('FortiGate: no', () => {
    expect(written('fortigate_cli', wildcard('not_stated'))).toEqual(['*.example.com', 'example.com']);
    expect(written('fortigate_cli', wildcard('excluded'))).toEqual(['*.example.com']);
  });

  it('Zscaler: a leading dot matches both', () => {
    expect(written('zscaler', wildcard('not_stated'))).toEqual(['.example.com']);
  });

  it('Umbrella: a name matches both, and a star is never written', () => {
    expect(written('umbrella', wildcard('not_stated'))).toEqual(['example.com']);
  });

  it.each(['cisco_asa', 'meraki', 'opnsense_alias', 'sonicwall_fqdn'] as const)('%s: has no wildcards', (format) => {
    expect(written(format, wildcard('included'))).toBe('a wildcard, but this format takes exact names only');
  });

  it('a star that is only part of a label is refused even by Palo Alto', () => {
    expect(written('palo_alto_edl_url', rule({ kind: 'pattern', pattern: 'a.*.example.com' }))).toEqual([
      'a.*.example.com/',
    ]);
    expect(written('palo_alto_edl_url', rule({ kind: 'pattern', pattern: '*-files.example.com' }))).toContain('star');
  });
});
