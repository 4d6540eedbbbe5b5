import type { Pack } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { fixture, packOf, refusal, SOURCE, throughFile } from '../testing/pack-readings.ts';
import { importCloudflareApi, importCloudflareLists } from './import-cloudflare.ts';

describe('importCloudflareApi and importCloudflareLists', () => {
  const lists = { ipv4: fixture('cloudflare-ips-v4.txt'), ipv6: fixture('cloudflare-ips-v6.txt') };
  const page = fixture('cloudflare-challenge.html');

  it('read the same 22 ranges, the API with its etag', () => {
    const fromApi = packOf(importCloudflareApi(fixture('cloudflare-api.json'), SOURCE));
    const fromLists = packOf(importCloudflareLists(lists, SOURCE));
    const cidrs = (pack: Pack) =>
      pack.entries.flatMap(({ subject }) => (subject.kind === 'ranges' ? subject.cidrs : []));
    expect(cidrs(fromApi)).toHaveLength(22);
    expect(cidrs(fromLists)).toEqual(cidrs(fromApi));
    expect(fromApi.source.etag).toBe('38f79d050aa027e3be3865e495dcc9bc');
    expect(throughFile(fromLists)).toEqual(fromLists);
  });

  it('refuse an HTML page in place of the list, with a range in it or not', () => {
    const reason = 'The response is an HTML page, perhaps a browser challenge, instead of the list.';
    expect(refusal(importCloudflareApi(page, SOURCE)).reason).toBe(reason);
    expect(refusal(importCloudflareLists({ ...lists, ipv4: page }, SOURCE)).reason).toBe(reason);
    expect(refusal(importCloudflareLists({ ...lists, ipv6: page }, SOURCE)).reason).toBe(reason);
  });

  it('refuse an empty answer, a missing address family, and an answer that reports failure', () => {
    expect(refusal(importCloudflareApi('', SOURCE)).reason).toBe('The response is empty.');
    expect(refusal(importCloudflareLists({ ipv4: '\n', ipv6: '' }, SOURCE)).reason).toBe(
      'The list has no IPv4 ranges.',
    );
    expect(refusal(importCloudflareLists({ ...lists, ipv6: ' \n' }, SOURCE)).reason).toBe(
      'The list has no IPv6 ranges.',
    );
    const failed = fixture('cloudflare-api.json').replace('"success": true', '"success": false');
    expect(refusal(importCloudflareApi(failed, SOURCE)).faults[0]).toContain('success');
  });

  it.each([
    ['173.245.48.0/20 # comment', 'is not an IP range'],
    ['173.245.48.0', 'is not an IP range'],
    ['999.1.1.1/20', 'is not an IP range'],
    ['0.0.0.0/0', 'too wide'],
    ['2606:4700::/32', 'is not IPv4'],
    ['example.com', 'is not an IP range'],
  ])('refuse the whole list for the line %j, and name the line', (line, message) => {
    const { faults } = refusal(importCloudflareLists({ ...lists, ipv4: `${lists.ipv4}\n${line}` }, SOURCE));
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^list:16: ips-v4: .*${message}`))]);
  });
});
