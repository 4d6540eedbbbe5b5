import type { Target } from '../messages/assignment.ts';

/** What tells whether a firewall's rule is a wildcard or a list of names. */
export type WildcardTarget = Extract<Target, { kind: 'wildcard' }>;

/** The target that shows a wildcard by one of its known names; null for a pattern that is more than one `*`. */
export function wildcardTarget(
  pattern: string,
  known: { readonly host: string; readonly port: number },
): WildcardTarget | null {
  if (pattern.split('*').length !== 2) return null;
  return { kind: 'wildcard', ...known, pattern, serverName: pattern.replace('*', unlistedLabel(pattern)) };
}

/**
 * A label that stands on no list. The same for the same pattern everywhere, so that the control and all stores ask alike.
 * FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
 */
function unlistedLabel(pattern: string): string {
  let hash = 0x811c9dc5;
  for (const character of pattern) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `unlisted-${hash.toString(16).padStart(8, '0')}`;
}
