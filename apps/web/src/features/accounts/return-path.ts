/**
 * Returns where to go after sign-in: the requested path when it is on this site.
 * Returns `/` for anything that a browser could resolve to another site.
 */
export function returnPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
