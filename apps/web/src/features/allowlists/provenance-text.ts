import type { Provenance } from '@sightline/spec';

/** Returns where in a vendor's text something is printed: its lines or JSON pointer, and the place in words. */
export function provenanceText({ lines: [first, last], where, pointer }: Provenance): string {
  if (pointer !== undefined) return `${pointer} · ${where}`;
  return `${first === last ? `line ${String(first)}` : `lines ${String(first)} to ${String(last)}`} · ${where}`;
}
