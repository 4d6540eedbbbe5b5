interface EntryOfPack {
  readonly packId: string;
  readonly entryId: string;
}

/** The address of an entry on the allowlist page. */
export function allowlistHref(slug: string, { packId, entryId }: EntryOfPack): string {
  return `/t/${slug}/allowlist?list=${encodeURIComponent(packId)}#${encodeURIComponent(entryId)}`;
}
