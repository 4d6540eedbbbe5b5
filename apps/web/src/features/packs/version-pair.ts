import type { PackSummary } from '@sightline/spec';

/** The version on view, and the older one it is compared with; null when there is none. */
export interface VersionPair {
  readonly from: number | null;
  readonly to: number;
}

/** Returns the first comparison: the newest version with the one that stores use, otherwise with the one before it. */
export function firstChoice({ versions, available }: PackSummary): VersionPair {
  if (available !== null) return { from: available.from, to: available.version };
  const [newest, before] = versions;
  return { from: before?.version ?? null, to: newest?.version ?? 1 };
}

/** Returns the comparison with another version on view; never with a newer one. */
export function lookAt({ versions }: PackSummary, { from }: VersionPair, to: number): VersionPair {
  if (from !== null && from < to) return { from, to };
  return { from: versions.find(({ version }) => version < to)?.version ?? null, to };
}
