import { PAYTRONIX_PACK } from '@sightline/spec';

interface EntryTargets {
  readonly entryId: string;
  readonly title: string;
  readonly targets: readonly string[];
}

/**
 * The heading of an entry's column: its one target where all stores have the same, the names as the vendor prints them
 * where each store has its own.
 */
export function matrixColumn({ entryId, title, targets }: EntryTargets): {
  entryId: string;
  title: string;
  target: string;
} {
  const [first = title, ...others] = targets;
  const entry = PAYTRONIX_PACK.entries.find(({ id }) => id === entryId);
  if (others.length === 0 || entry?.subject.kind !== 'endpoint') return { entryId, title, target: first };
  return { entryId, title, target: entry.subject.names.map(({ pattern }) => pattern).join(' or ') };
}
