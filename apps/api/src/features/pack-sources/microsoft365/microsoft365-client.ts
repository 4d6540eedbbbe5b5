import { createHash } from 'node:crypto';
import { faultText, importMicrosoft365 } from '@sightline/allowlist';
import { type Pack } from '@sightline/spec';
import type { SourceReading } from '../domain/source-record.ts';
import type { PackSourceClient } from '../pack-source-client.ts';
import { type FetchedText, fetchText } from '../vendor-http/fetch-text.ts';

const PACK_ID = 'microsoft365';
/** Asks the service for all changes since its first version. */
const FIRST_VERSION = '0000000000';

/** Returns a client for Microsoft 365's endpoint web service. `url` is its root: `https://endpoints.office.com`. */
export function microsoft365Client(url: string, clientRequestId: string): PackSourceClient {
  const fetchDocument = async (path: string): Promise<FetchedText> =>
    await fetchText(`${url}/${path}?clientrequestid=${clientRequestId}`, null);
  return {
    id: PACK_ID,
    title: 'Microsoft 365 endpoints',
    publishedAt: 'https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges',
    async read({ validator, latest, now }): Promise<SourceReading> {
      const version = await fetchDocument('version/worldwide');
      if (version.kind !== 'text') return problemOf(version);
      const known = latest.find(({ id }) => id === PACK_ID);
      if (known !== undefined && validator !== null && version.text.includes(`"${validator}"`))
        return { kind: 'unchanged', validator };

      const endpoints = await fetchDocument('endpoints/worldwide');
      if (endpoints.kind !== 'text') return problemOf(endpoints);
      const changes = await fetchDocument(`changes/worldwide/${known?.source.vendorVersion ?? FIRST_VERSION}`);
      if (changes.kind !== 'text') return problemOf(changes);
      return readingOf(
        { version: version.text, endpoints: endpoints.text, changes: changes.text },
        { url, now, known },
      );
    },
  };
}

interface Known {
  readonly url: string;
  readonly now: Date;
  readonly known: Pack | undefined;
}

function readingOf(texts: Parameters<typeof importMicrosoft365>[0], { url, now, known }: Known): SourceReading {
  const reading = importMicrosoft365(texts, {
    file: 'endpoints.json',
    url: `${url}/endpoints/worldwide`,
    sha256: createHash('sha256').update(texts.endpoints).digest('hex'),
    retrievedAt: now.toISOString().slice(0, 10),
    packId: PACK_ID,
    packVersion: (known?.version ?? 0) + 1,
    vendor: 'Microsoft',
    title: 'Microsoft 365 endpoints',
    roles: ['boh'],
  });
  if (reading.kind === 'refused')
    return { kind: 'refused', text: reading.reason, faults: reading.faults.map(faultText) };
  const { pack } = reading;
  const validator = pack.source.vendorVersion ?? null;
  const isKnown = known !== undefined && known.source.vendorVersion === pack.source.vendorVersion;
  return { kind: 'read', validator, nextVersions: isKnown ? [] : [pack] };
}

function problemOf(answer: Exclude<FetchedText, { kind: 'text' }>): SourceReading {
  if (answer.kind === 'not_modified')
    return { kind: 'refused', text: 'The service answered HTTP status 304 to an unconditional request.', faults: [] };
  return answer;
}
