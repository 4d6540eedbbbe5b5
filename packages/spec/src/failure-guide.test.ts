import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAILURE_GUIDE, fixFor } from './failure-guide.ts';
import { FAILURES } from './failures.ts';
import { resultDetailSchema } from './messages/report.ts';
import { renderFailureGuide } from './render-failure-guide.ts';

describe('FAILURE_GUIDE', () => {
  it('has every failure once, and nothing else', () => {
    expect(Object.keys(FAILURE_GUIDE).sort()).toEqual([...FAILURES].sort());
  });

  it('gives every failure a label of its own', () => {
    expect(new Set(FAILURES.map((failure) => FAILURE_GUIDE[failure].label)).size).toBe(FAILURES.length);
  });

  it.each(FAILURES)('has a label for %s that fits the subject of an alert', (failure) => {
    expect(FAILURE_GUIDE[failure].label).toMatch(/^[A-Z][^.]{5,54}$/);
  });

  it.each(FAILURES)('says in whole sentences what %s means', (failure) => {
    expect(FAILURE_GUIDE[failure].meaning).toMatch(/^[A-Z].{20,420}\.$/);
  });

  it.each(FAILURES)('gives one sentence as the fix of %s, short enough for a report', (failure) => {
    const fix = fixFor(failure, 'm570.oltp.pxsplatform.com:443');
    expect(fix).toMatch(/^[A-Z].*\.$/);
    expect(fix.match(/\. [A-Z]/)).toBeNull();
    expect(fix).not.toMatch(/[{}]/);
    expect(resultDetailSchema.shape.fix.safeParse(fix).success).toBe(true);
  });
});

describe('fixFor', () => {
  it('names the target, however odd its characters', () => {
    expect(fixFor('connect.timeout', '$&.example.com:443')).toBe(
      "Allow outbound TCP from this host to $&.example.com:443, with its return traffic, in the store's firewall.",
    );
  });
});

describe('docs/failures.md', () => {
  it('is what the guide renders to', () => {
    const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8');
    expect(page, 'stale: run `npm run docs -w packages/spec`').toBe(renderFailureGuide());
  });
});
