import canonicalize from 'canonicalize';

/** The one spelling of a JSON value (RFC 8785): what is hashed and signed. Throws on what is no JSON value. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('There is no JSON for this value.');
  return text;
}
