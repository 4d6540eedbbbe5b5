import type { ExportScope } from '@sightline/spec';

/** As many stores as are named by number. */
const NAMED_MAX = 5;

interface CountedStores {
  readonly storeCount: number;
  readonly numbers: readonly string[];
}

/** For which stores an export is, in words: `all 40 stores`, `stores 0001, 0002, only what fails now`. */
export function scopeText(groups: readonly CountedStores[], which: 'all' | 'chosen', scope: ExportScope): string {
  const storeCount = groups.reduce((sum, group) => sum + group.storeCount, 0);
  const stores = which === 'all' ? allText(storeCount) : chosenText(groups, storeCount);
  return scope === 'full' ? stores : `${stores}, only what fails now`;
}

function allText(storeCount: number): string {
  return storeCount === 1 ? 'the only store' : `all ${storeCount} stores`;
}

function chosenText(groups: readonly CountedStores[], storeCount: number): string {
  const named = groups
    .flatMap(({ numbers }) => numbers)
    .sort()
    .slice(0, NAMED_MAX);
  const more = storeCount - named.length;
  return `${storeCount === 1 ? 'store' : 'stores'} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
