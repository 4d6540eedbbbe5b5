import { request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Resolver } from '../../dns/resolver.ts';
import { resolverLookup } from '../../dns/resolver-lookup.ts';
import type { TrustStore } from '../../tls/trust-store.ts';

export interface PacFetchOptions {
  readonly resolver: Resolver;
  readonly trust: TrustStore;
}

/** Real scripts are a few KiB; some list every site of a company. */
const BYTES_MAX = 256 * 1024;
const TIMEOUT_MS = 5_000;

/** Fetches the text at an http(s) URL: at most 256 KiB within 5 s, without redirects. Rejects with the reason. */
export async function fetchPacScript(url: string, { resolver, trust }: PacFetchOptions): Promise<string> {
  if (!/^https?:/i.test(url)) throw new Error('only http and https URLs are supported');
  const isTls = /^https:/i.test(url);
  return await new Promise((resolve, reject) => {
    const options = { lookup: resolverLookup(resolver), signal: AbortSignal.timeout(TIMEOUT_MS) };
    const outgoing = isTls
      ? requestHttps(url, { ...options, agent: new HttpsAgent({ secureContext: trust.secureContext }) })
      : requestHttp(url, { ...options, agent: false });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      if (incoming.statusCode !== 200) {
        reject(new Error(`status ${incoming.statusCode ?? 0}`));
        incoming.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      let bytes = 0;
      incoming.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes > BYTES_MAX) incoming.destroy(new Error('the script is larger than 256 KiB'));
      });
      incoming.on('error', reject);
      incoming.on('end', () => {
        resolve(Buffer.concat(chunks).toString('utf8'));
      });
    });
    outgoing.end();
  });
}
