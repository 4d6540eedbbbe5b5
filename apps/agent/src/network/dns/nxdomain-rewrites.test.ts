import { describe, expect, it } from 'vitest';
import { NxdomainRewrites } from './nxdomain-rewrites.ts';
import type { Resolution } from './resolver.ts';

const found = (address: string): Resolution => ({ kind: 'found', addresses: [{ address, family: 4 }], hints: [] });

describe('NxdomainRewrites', () => {
  it('finds what a nonexistent name under the top-level domain resolves to, and asks only once', async () => {
    const asked: string[] = [];
    const madeUp = new NxdomainRewrites(async (name) => {
      asked.push(name);
      return await Promise.resolve(found('203.0.113.99'));
    });
    expect(await madeUp.addressesFor('m570.oltp.vendor.test', 1_000)).toEqual(['203.0.113.99']);
    expect(await madeUp.addressesFor('other.vendor.test.', 1_000)).toEqual(['203.0.113.99']);
    expect(asked).toEqual([expect.stringMatching(/^sl-[0-9a-f]{16}\.test$/)]);
  });

  it('finds nothing if the resolver is honest or does not answer', async () => {
    for (const failure of ['resolve.nxdomain', 'resolve.timeout'] as const) {
      const madeUp = new NxdomainRewrites(async () => await Promise.resolve({ kind: 'failed', failure, hints: [] }));
      expect(await madeUp.addressesFor('m570.oltp.vendor.test', 1_000)).toEqual([]);
    }
  });
});
