import type { ExportScope } from '@sightline/spec';

/** As many stores as are named by number. */
const NAMED_MAX = 5;

/** Which stores were asked for. */
export type ChosenStores =
  | { readonly kind: 'all' }
  | { readonly kind: 'stores' }
  | { readonly kind: 'tag'; readonly tag: string };

interface CountedStores {
  readonly storeCount: number;
  readonly numbers: readonly string[];
}

/** For which stores an export is, in words: `all 40 stores`, `stores 0001, 0002, only what fails now`. */
export function scopeText(groups: readonly CountedStores[], which: ChosenStores, scope: ExportScope): string {
  const storeCount = groups.reduce((sum, group) => sum + group.storeCount, 0);
  return `${storesText(groups, storeCount, which)}${PART_TEXT[scope]}`;
}

const PART_TEXT: Readonly<Record<ExportScope, string>> = {
  full: '',
  failing: ', only what fails now',
  diff: ', only what the newer version changes',
};

function storesText(groups: readonly CountedStores[], storeCount: number, which: ChosenStores): string {
  switch (which.kind) {
    case 'all':
      return allText(storeCount);
    case 'tag':
      return `${storeCount} ${storeCount === 1 ? 'store' : 'stores'} with the tag ${which.tag}`;
    case 'stores':
      return chosenText(groups, storeCount);
  }
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
