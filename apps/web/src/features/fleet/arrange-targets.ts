import type { Matrix } from '@sightline/spec';

type Targets = Matrix['targets'];

/** The columns in the order of the list; those of entries it does not have come last, as they came. */
export function arrangeTargets(targets: Targets, entryIds: readonly string[]): Targets {
  const place = new Map(entryIds.map((id, index) => [id, index]));
  const placeOf = (entryId: string): number => place.get(entryId) ?? entryIds.length;
  return targets.toSorted((a, b) => placeOf(a.entryId) - placeOf(b.entryId));
}

/** How wide a column is in px: with few of them there is room to read, with many they stand close. */
export function columnWidthPx(count: number): number {
  if (count <= 5) return 176;
  return count <= 8 ? 128 : 96;
}
