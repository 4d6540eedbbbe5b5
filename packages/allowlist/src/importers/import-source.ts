import type { HostRole, Pack } from '@sightline/spec';

/** Where an import comes from, and what the pack it gives is to be called. */
export interface ImportSource {
  readonly file: string;
  readonly url?: string;
  /** Of the bytes imported, in hexadecimal. */
  readonly sha256: string;
  /** The day, ISO 8601. */
  readonly retrievedAt: string;
  readonly etag?: string;
  readonly packId: string;
  /** The version that the new pack gets: one more than the last. */
  readonly packVersion: number;
  readonly vendor: string;
  readonly title: string;
  /** The machines that need the list, where the list does not say. */
  readonly roles: readonly HostRole[];
}

/** What a pack says of an import's source. */
export function packHead(
  source: ImportSource,
  updatedNote: string,
  vendorVersion?: string,
): Omit<Pack, 'variables' | 'sections' | 'entries'> {
  const { file, url, sha256, retrievedAt, etag, packId, packVersion, vendor, title } = source;
  return {
    schema: 'sightline.pack.v1',
    id: packId,
    version: packVersion,
    vendor,
    title,
    source: {
      file,
      sha256,
      retrievedAt,
      updatedNote,
      ...(url === undefined ? {} : { url }),
      ...(etag === undefined ? {} : { etag }),
      ...(vendorVersion === undefined ? {} : { vendorVersion }),
    },
  };
}
