type Path = readonly (PropertyKey | number)[];

/**
 * Returns the line, counted from 1, where the value at a path starts in a JSON text, or where its parent starts when the
 * value is missing. The text must be valid JSON.
 */
export function locateJson(text: string, path: Path): number {
  let at = valueStart(text, 0);
  for (const key of path) {
    const child = childStart(text, at, String(key));
    if (child === null) break;
    at = child;
  }
  return text.slice(0, at).split('\n').length;
}

function childStart(text: string, parent: number, key: string): number | null {
  const opening = text[parent];
  if (opening !== '{' && opening !== '[') return null;
  let at = valueStart(text, parent + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index += 1) {
    const { name, value } = opening === '{' ? memberAt(text, at) : { name: String(index), value: at };
    if (name === key) return value;
    at = valueStart(text, valueEnd(text, value));
    if (text[at] === ',') at = valueStart(text, at + 1);
  }
  return null;
}

function memberAt(text: string, at: number): { readonly name: string; readonly value: number } {
  const end = valueEnd(text, at);
  const name = String(JSON.parse(text.slice(at, end)));
  const colon = valueStart(text, end);
  return { name, value: valueStart(text, colon + 1) };
}

function valueStart(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}

/** Returns the position after a value; for an object or array, after its closing bracket. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^\s,:{}[\]"]+/gsy;
  for (let at = start; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [found] = token.exec(text) ?? [];
    if (found === undefined) {
      token.lastIndex = at + 1;
      continue;
    }
    if (found === '{' || found === '[') depth += 1;
    if (found === '}' || found === ']') depth -= 1;
    if (depth === 0) return token.lastIndex;
  }
  return text.length;
}
