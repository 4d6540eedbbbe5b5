const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const STAR_LABEL = /^[a-z0-9_*-]{1,63}$/;

/**
 * A host name in lower case, or null for what is none: letters of other scripts, spaces, empty or over-long labels,
 * addresses. A name in another script must come in its ASCII form.
 */
export function parseHostName(text: string): string | null {
  const name = text.toLowerCase();
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  const isName = labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^[0-9]+$/.test(last);
  return isName && isAscii(text) && name.length <= 253 ? name : null;
}

/** Like a host name, with stars in it. */
export function parseStarName(text: string): string | null {
  const name = text.toLowerCase();
  const labels = name.split('.');
  const isName = labels.length >= 2 && labels.every((label) => STAR_LABEL.test(label));
  return isName && isAscii(text) && name.length <= 253 ? name : null;
}

/** Lower case turns some letters of other scripts into ASCII (the Kelvin sign into k). */
function isAscii(text: string): boolean {
  return /^[!-~]+$/.test(text);
}
