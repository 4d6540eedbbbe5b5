/**
 * Where to go after signing in: the path that was asked for, when it is one of this site.
 * Anything that a browser could take for another site gives `/`.
 */
export function returnPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
