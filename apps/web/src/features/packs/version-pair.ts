import type { PackSummary } from '@sightline/spec';

/** The version that is looked at, and the older one it is compared with; null where there is none to compare with. */
export interface VersionPair {
  readonly from: number | null;
  readonly to: number;
}

/** What is worth looking at first: the newest version against the one stores are on, else against the one before it. */
export function firstChoice({ versions, available }: PackSummary): VersionPair {
  if (available !== null) return { from: available.from, to: available.version };
  const [newest, before] = versions;
  return { from: before?.version ?? null, to: newest?.version ?? 1 };
}

/** The same with another version to look at; compared with the newest older one where the pair would not be in order. */
export function lookAt({ versions }: PackSummary, { from }: VersionPair, to: number): VersionPair {
  if (from !== null && from < to) return { from, to };
  return { from: versions.find(({ version }) => version < to)?.version ?? null, to };
}
