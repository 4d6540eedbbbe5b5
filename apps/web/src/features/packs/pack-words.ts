import { type ChangeCounts, formatNumber, type OpenAdoptionView, type PackSummary } from '@sightline/spec';

/** What a version changes, in one phrase: `adds 4, removes 1, changes 2`; for one that changes nothing, that. */
export function changesText({ added, removed, changed, reworded, deprecated }: ChangeCounts): string {
  const parts = [
    [added, 'adds'],
    [removed, 'removes'],
    [changed, 'changes'],
    [deprecated, 'deprecates'],
    [reworded, 'rewords'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, verb]) => `${verb} ${formatNumber(count)}`);
  return said.length === 0 ? 'changes nothing' : said.join(', ');
}

/** `Version 2`, or that the list is not used. */
export function versionText(version: number): string {
  return version === 0 ? 'Not used' : `Version ${String(version)}`;
}

/** For which stores an adoption is: `every store`, `stores tagged pilot or east`. */
export function scopeText(tags: readonly string[]): string {
  return tags.length === 0 ? 'every store' : `stores tagged ${tags.join(' or ')}`;
}

/** Of the adoptions of a list those that decide for some store, or would for a new one; the rest is shadowed. */
export function decidingAdoptions({ adoptions }: PackSummary): readonly OpenAdoptionView[] {
  return adoptions.filter(({ tags, storeCount }) => tags.length === 0 || storeCount > 0);
}

/** Whether any store uses the list. */
export function isUsed({ adoptions }: PackSummary): boolean {
  return adoptions.some(({ version }) => version > 0);
}

/** The address of the page of a list. */
export function packHref(slug: string, packId: string): string {
  return `/t/${slug}/packs/${encodeURIComponent(packId)}`;
}
