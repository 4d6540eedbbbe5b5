/**
 * Returns a URL that is safe to show and send: without its query, fragment and login, which can contain secrets. A
 * relative URL keeps its path. At most 200 characters.
 */
export function redactUrl(text: string): string {
  const bare = text.replace(/[?#][\s\S]*$/, '');
  const shown = bare.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
  return (bare === text ? shown : `${shown}?...`).slice(0, 200);
}
