import type { Target } from '../messages/assignment.ts';

/** The target that tells a firewall's wildcard rule from a list of names. */
export type WildcardTarget = Extract<Target, { kind: 'wildcard' }>;

/** Returns the target that tests a wildcard at one of its known names; null unless the pattern has exactly one `*`. */
export function wildcardTarget(
  pattern: string,
  known: { readonly host: string; readonly port: number },
): WildcardTarget | null {
  if (pattern.split('*').length !== 2) return null;
  return { kind: 'wildcard', ...known, pattern, serverName: pattern.replace('*', unlistedLabel(pattern)) };
}

/**
 * An unlisted label. Equal for equal patterns, so that the control and all stores ask the same.
 * FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
 */
function unlistedLabel(pattern: string): string {
  let hash = 0x811c9dc5;
  for (const character of pattern) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `unlisted-${hash.toString(16).padStart(8, '0')}`;
}
