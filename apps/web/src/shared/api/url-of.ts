/** What fills in a path, and what stands behind it. */
export interface UrlParts {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
}

/** The relative URL of a route: its `:names` filled in, its query behind it, without what is undefined or empty. */
export function urlOf(path: string, { params = {}, query = {} }: UrlParts): string {
  const filled = path.replaceAll(/:([A-Za-z]+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' && value !== '') search.set(name, value);
    if (typeof value === 'number') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}
