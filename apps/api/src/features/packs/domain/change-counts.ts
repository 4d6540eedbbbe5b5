import { diffPacks, type PackDiff } from '@sightline/allowlist';
import { type ChangeCounts, type Pack, type PackDiffView } from '@sightline/spec';

type Diff = Extract<PackDiff, { kind: 'diff' }>;

/** What a newer version of a list changes, in numbers; null where the two cannot be compared. Pure. */
export function changeCounts(before: Pack, after: Pack): ChangeCounts | null {
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

/** A diff as the console is given it. */
export function packDiffView(
  diff: Diff,
  { before, after }: { readonly before: Pack; readonly after: Pack },
): PackDiffView {
  return {
    packId: after.id,
    from: before.version,
    to: after.version,
    added: [...diff.added],
    removed: diff.removed.map(({ entry, text }) => ({ entry, text })),
    changed: changesView(diff.changed),
    reworded: changesView(diff.reworded),
    deprecated: [...diff.deprecated],
    unchangedCount: diff.unchangedCount,
    suspectedRenames: diff.suspectedRenames.map((rename) => ({ ...rename })),
  };
}

function changesView(changes: Diff['changed']): PackDiffView['changed'] {
  return changes.map(({ before, after, fields }) => ({ before, after, fields: [...fields] }));
}
