import { type ChangeCounts, formatList, formatNumber, type OpenAdoptionView, type PackSummary } from '@sightline/spec';

/** Returns what a version changes: `adds 4, removes 1, changes 2`, or `changes nothing`. */
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

/** Returns `Version 2`, or `Not used` for version 0. */
export function versionText(version: number): string {
  return version === 0 ? 'Not used' : `Version ${String(version)}`;
}

/** Returns the stores of an adoption: `all stores`, `stores tagged pilot or east`. */
export function adoptingStoresText(tags: readonly string[]): string {
  return tags.length === 0 ? 'all stores' : `stores tagged ${formatList(tags, { conjunction: 'or' })}`;
}

/** Returns the adoptions that apply to some store, or would to a new one; the rest are overridden. */
export function decidingAdoptions({ adoptions }: PackSummary): readonly OpenAdoptionView[] {
  return adoptions.filter(({ tags, storeCount }) => tags.length === 0 || storeCount > 0);
}

/** Returns whether any store uses the pack. */
export function isUsed({ adoptions }: PackSummary): boolean {
  return adoptions.some(({ version }) => version > 0);
}

/** Returns the URL of a pack's page. */
export function packHref(slug: string, packId: string): string {
  return `/t/${slug}/packs/${encodeURIComponent(packId)}`;
}
