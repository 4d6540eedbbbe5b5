import type { HostRole, Pack } from '@sightline/spec';

/** Where an import comes from, and how to name the resulting pack. */
export interface ImportSource {
  readonly file: string;
  readonly url?: string;
  /** SHA-256 of the imported bytes, in hexadecimal. */
  readonly sha256: string;
  /** The date, ISO 8601. */
  readonly retrievedAt: string;
  readonly etag?: string;
  readonly packId: string;
  /** The version of the new pack: one more than the last. */
  readonly packVersion: number;
  readonly vendor: string;
  readonly title: string;
  /** The roles that entries apply to when the source does not say. */
  readonly roles: readonly HostRole[];
}

/** Returns the parts of a pack that describe its source. */
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
