import type { Provenance } from '@sightline/spec';

/** Where in a vendor's text something stands: lines of a text, a place in a JSON document, and in words. */
export function provenanceText({ lines: [first, last], where, pointer }: Provenance): string {
  if (pointer !== undefined) return `${pointer} · ${where}`;
  return `${first === last ? `line ${String(first)}` : `lines ${String(first)} to ${String(last)}`} · ${where}`;
}
