const TAG = /^(?:W\/)?"(\d{1,10})"$/;

/** Formats a revision as an entity tag. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/** Parses the revisions in an If-None-Match header, and skips tags that are not ours. */
export function parseRevisions(ifNoneMatch: string | undefined): number[] {
  return (ifNoneMatch ?? '').split(',').flatMap((tag) => {
    const digits = TAG.exec(tag.trim())?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
}
