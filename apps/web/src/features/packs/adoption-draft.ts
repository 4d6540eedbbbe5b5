import type { AdoptionScope, PackSummary } from '@sightline/spec';

/** What is chosen in the form. */
export interface AdoptionDraft {
  readonly kind: 'all' | 'tags';
  readonly tags: readonly string[];
  /** What becomes of tags on a version of their own when all stores are put on one. */
  readonly staged: 'follow' | 'stay';
}

/** The scope that a draft asks for; null while tags are still to be chosen. */
export function scopeOf({ kind, tags, staged }: AdoptionDraft): AdoptionScope | null {
  if (kind === 'all') return { kind: 'all', staged };
  return tags.length === 0 ? null : { kind: 'tags', tags: [...tags] };
}

/** Tags that are on a version of their own, with which; those that do not use the list are none of them. */
export function stagedTags({
  adoptions,
}: PackSummary): readonly { readonly tags: readonly string[]; readonly version: number }[] {
  return adoptions.filter(({ tags, version }) => tags.length > 0 && version > 0);
}
