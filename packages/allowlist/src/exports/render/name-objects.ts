/**
 * Returns a name for each text: unique in any letter case and at most `lengthMax` long.
 *
 * A text that fits and has only ASCII letters, digits, `.`, `_` and `-` is its own name. Any other gets a shortened form
 * with a digest. A text has the same name in every export, so loading a newer export updates objects instead of adding
 * new ones.
 */
export function nameObjects(texts: readonly string[], lengthMax: number): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const text of new Set(texts)) {
    const name = freeName(text, lengthMax, taken);
    taken.add(name.toLowerCase());
    names.set(text, name);
  }
  return names;
}

function freeName(text: string, lengthMax: number, taken: ReadonlySet<string>): string {
  const plain = text.replaceAll(/[^A-Za-z0-9._-]/g, '-');
  if (plain === text && plain.length <= lengthMax && !taken.has(plain.toLowerCase())) return plain;
  for (let round = 0; ; round += 1) {
    const ending = `-${digest(`${text}${'\u0000'.repeat(round)}`)}`;
    const name = `${plain.slice(0, lengthMax - ending.length)}${ending}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Returns the 32-bit FNV-1a hash over UTF-16 code units, as eight hexadecimal digits. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
