import type { PackDiff } from '@sightline/allowlist';
import type { Pack, PackDiffView } from '@sightline/spec';

type Diff = Extract<PackDiff, { kind: 'diff' }>;

/** Returns a diff in the shape that the API sends. Pure. */
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
