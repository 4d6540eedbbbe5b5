/**
 * A URL as it may be shown and sent: without its query, its fragment and any login, which can hold secrets. A relative
 * one keeps its path. At most 200 characters.
 */
export function redactUrl(text: string): string {
  const bare = text.replace(/[?#][\s\S]*$/, '');
  const shown = bare.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
  return (bare === text ? shown : `${shown}?...`).slice(0, 200);
}
