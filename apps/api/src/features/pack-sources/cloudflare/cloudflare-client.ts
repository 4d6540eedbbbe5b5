import { createHash } from 'node:crypto';
import { faultText, importCloudflareApi, replaceRanges } from '@sightline/allowlist';
import { type Entry, type Pack } from '@sightline/spec';
import type { SourceReading } from '../domain/source-record.ts';
import type { PackSourceClient } from '../pack-source-client.ts';
import { fetchText } from '../vendor-http/fetch-text.ts';

const PAGE = 'https://www.cloudflare.com/ips/';

/** Returns a client that updates Cloudflare's address ranges in every pack that contains them. `url` is Cloudflare's API. */
export function cloudflareClient(url: string): PackSourceClient {
  return {
    id: 'cloudflare',
    title: 'Cloudflare address ranges',
    publishedAt: PAGE,
    async read({ latest, now }): Promise<SourceReading> {
      const answer = await fetchText(url, null);
      if (answer.kind === 'not_modified') return { kind: 'unchanged', validator: null };
      if (answer.kind !== 'text') return answer;

      const retrievedAt = now.toISOString().slice(0, 10);
      const reading = importCloudflareApi(answer.text, {
        file: 'cloudflare-api.json',
        url,
        sha256: createHash('sha256').update(answer.text).digest('hex'),
        retrievedAt,
        packId: 'cloudflare',
        packVersion: 1,
        vendor: 'Cloudflare',
        title: 'Cloudflare address ranges',
        roles: ['boh'],
      });
      if (reading.kind === 'refused')
        return { kind: 'refused', text: reading.reason, faults: reading.faults.map(faultText) };
      const ranges = rangesOf(reading.pack.entries);
      const published = {
        cidrs: ranges.cidrs,
        retrievedAt,
        ...(ranges.etag === undefined ? {} : { etag: ranges.etag }),
      };
      return {
        kind: 'read',
        validator: ranges.etag ?? null,
        nextVersions: latest.flatMap((pack) => withRanges(pack, published) ?? []),
      };
    },
  };
}

type Ranges = Extract<Entry['subject'], { kind: 'ranges' }>;

function rangesOf(entries: readonly Entry[]): Ranges {
  for (const { subject } of entries) if (subject.kind === 'ranges') return subject;
  throw new Error('The Cloudflare import has no ranges.');
}

/** Returns the pack's next version; null where the ranges did not change or the pack has none of Cloudflare's. */
function withRanges(pack: Pack, published: Parameters<typeof replaceRanges>[2]): Pack | null {
  const entry = pack.entries.find(({ subject }) => subject.kind === 'ranges' && subject.publishedAt === PAGE);
  return entry === undefined ? null : replaceRanges(pack, entry.id, published);
}
