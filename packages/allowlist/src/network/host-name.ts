const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const STAR_LABEL = /^[a-z0-9_*-]{1,63}$/;

/**
 * Parses a host name into lower case. Returns null for addresses, spaces, empty or too long labels, and non-ASCII letters:
 * a name in another script must be in its ASCII (punycode) form.
 */
export function parseHostName(text: string): string | null {
  const name = text.toLowerCase();
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  const isName = labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^[0-9]+$/.test(last);
  return isName && isAscii(text) && name.length <= 253 ? name : null;
}

/** Parses a host name that may contain stars. */
export function parseStarName(text: string): string | null {
  const name = text.toLowerCase();
  const labels = name.split('.');
  const isName = labels.length >= 2 && labels.every((label) => STAR_LABEL.test(label));
  return isName && isAscii(text) && name.length <= 253 ? name : null;
}

/** Checks before lower-casing, which turns some other letters into ASCII: the Kelvin sign into k. */
function isAscii(text: string): boolean {
  return /^[!-~]+$/.test(text);
}
