import { type ExportScope, formatCount, formatCountOf, formatList, pluralize } from '@sightline/spec';
import type { StoreChoice, StoreGroup } from './store-group.ts';

/** The most stores named by number. */
const NAMED_MAX = 5;

type CountedStores = Pick<StoreGroup, 'storeCount' | 'numbers'>;
type ChosenStores = Exclude<StoreChoice, { kind: 'stores' }> | { readonly kind: 'stores' };

/** Returns which stores an export is for: `all 40 stores`, `stores 0001 and 0002, failing entries only`. */
export function scopeText(groups: readonly CountedStores[], which: ChosenStores, scope: ExportScope): string {
  const storeCount = groups.reduce((sum, group) => sum + group.storeCount, 0);
  return `${storesText(groups, storeCount, which)}${PART_TEXT[scope]}`;
}

const PART_TEXT: Readonly<Record<ExportScope, string>> = {
  full: '',
  failing: ', failing entries only',
  diff: ', only what the new version changes',
};

function storesText(groups: readonly CountedStores[], storeCount: number, which: ChosenStores): string {
  switch (which.kind) {
    case 'all':
      return formatCountOf(storeCount, storeCount, 'store');
    case 'tag':
      return `${formatCount(storeCount, 'store')} tagged ${which.tag}`;
    case 'stores':
      return chosenText(groups, storeCount);
  }
}

function chosenText(groups: readonly CountedStores[], storeCount: number): string {
  const numbers = groups.flatMap((group) => group.numbers).sort();
  return `${pluralize(storeCount, 'store')} ${formatList(numbers, { namedMax: NAMED_MAX, total: storeCount })}`;
}
