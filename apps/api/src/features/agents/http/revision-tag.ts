const TAG = /^(?:W\/)?"(\d{1,10})"$/;

/** A revision as an entity tag. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/** The revisions named in an If-None-Match header; tags that are none of ours are passed over. */
export function revisionsOf(ifNoneMatch: string | undefined): number[] {
  return (ifNoneMatch ?? '').split(',').flatMap((tag) => {
    const digits = TAG.exec(tag.trim())?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
}
