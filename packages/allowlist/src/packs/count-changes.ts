import type { ChangeCounts, Pack } from '@sightline/spec';
import { diffPacks } from './diff-packs.ts';

/** Counts what a newer version of a pack changes. Returns null where the two versions cannot be compared. Pure. */
export function countChanges(before: Pack, after: Pack): ChangeCounts | null {
  const diff = diffPacks(before, after);
  if (diff.kind !== 'diff') return null;
  return {
    added: diff.added.length,
    removed: diff.removed.length,
    changed: diff.changed.length,
    reworded: diff.reworded.length,
    deprecated: diff.deprecated.length,
  };
}
