import type { HostId } from '@sightline/spec';

/**
 * Whether a host is among the first `sharePercent` of a hundred of a version's rollout. Stable for host and version, so
 * a host once in stays in; another version begins with other hosts. FNV-1a with the finish of MurmurHash3. Pure.
 */
export function isInShare(hostId: HostId, version: string, sharePercent: number): boolean {
  return (hashOf(`${version}/${hostId}`) / 2 ** 32) * 100 < sharePercent;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
