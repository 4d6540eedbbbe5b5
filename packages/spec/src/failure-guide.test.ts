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
    for (const target of ['m570.oltp.pxsplatform.com:443', '10.20.0.11:9090']) {
      const fix = fixFor(failure, target);
      expect(fix).toMatch(/^[A-Z].*\.$/);
      expect(fix.match(/\. [A-Z]/)).toBeNull();
      expect(fix).not.toMatch(/[{}]/);
      expect(resultDetailSchema.shape.fix.safeParse(fix).success).toBe(true);
    }
  });
});

describe('fixFor', () => {
  it('names the target, however odd its characters', () => {
    expect(fixFor('connect.timeout', '$&.example.com:443')).toBe(
      "Allow outbound TCP from this host to $&.example.com:443, with its return traffic, in the store's firewall.",
    );
  });

  it('asks a firewall for a name and port, and a DNS filter for a name, never for a path', () => {
    expect(fixFor('connect.timeout', 'api.example.com:443/v1/ping')).toContain('to api.example.com:443, with');
    expect(fixFor('resolve.sinkhole', 'api.example.com:443/v1/ping')).toContain('Allow api.example.com in the DNS');
    expect(fixFor('connect.timeout', '[2001:db8::7]:443/x')).toContain('to [2001:db8::7]:443, with');
    expect(fixFor('tls.reset', '[2001:db8::7]:443/x')).toContain("Allow 2001:db8::7 in the firewall's URL");
  });

  it('keeps the path where answers are compared, and leaves local targets as they are', () => {
    expect(fixFor('response.unexpected_status', 'api.example.com:443/v1/ping')).toContain(
      'from api.example.com:443/v1/ping:',
    );
    expect(fixFor('host.file_missing', String.raw`C:\Paytronix\PXS.exe`)).toContain(
      String.raw`for C:\Paytronix\PXS.exe in`,
    );
  });

  it.each(['10.20.0.11:9090', '172.31.0.4:9090', '[fd00::11]:9090', '[fe80::1]:9090'])(
    'sends nobody to the way out of the store for a machine in it, such as %s',
    (target) => {
      expect(fixFor('connect.refused', target)).toContain(`Start the program that should listen on ${target}`);
    },
  );

  it.each(['172.32.0.4:443', '203.0.113.7:443', '10.example.com:443', 'fd00.example.com:443'])(
    'takes %s for a target beyond the store',
    (target) => {
      expect(fixFor('connect.refused', target)).toContain("the store's firewall");
    },
  );
});

describe('docs/failures.md', () => {
  it('is what the guide renders to', () => {
    const page = readFileSync(new URL('../../../docs/failures.md', import.meta.url), 'utf8');
    expect(page, 'stale: run `npm run docs -w packages/spec`').toBe(renderFailureGuide());
  });
});
