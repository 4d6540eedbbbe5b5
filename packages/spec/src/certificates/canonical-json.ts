import canonicalize from 'canonicalize';

/** Returns the canonical form of a JSON value (RFC 8785), which is hashed and signed. Throws on anything else. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('There is no JSON for this value.');
  return text;
}
