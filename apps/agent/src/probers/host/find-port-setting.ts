/** The value of a port setting in a configuration file. */
export type PortSetting =
  | { readonly kind: 'found'; readonly port: number }
  | { readonly kind: 'absent' }
  /** The setting exists, but its value is not a port, or it has two. */
  | { readonly kind: 'unreadable' };

const COMMENTS = /<!--[\s\S]*?-->|^\s*(?:#|;|\/\/|rem\s).*$/gim;

/**
 * Finds a setting in text of unknown format: `KEY=VALUE`, `KEY: VALUE`, `KEY VALUE`, `"KEY": VALUE`, an XML attribute or
 * element of that name, or XML with `key` and `value`. Ignores comments and case. Pure.
 */
export function findPortSetting(text: string, setting: string): PortSetting {
  const key = setting.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const plain = text.replaceAll(COMMENTS, '');
  const value = String.raw`["']?([^\s"'<>,;]*)`;
  const forms = [
    String.raw`(?<![\w.-])["']?${key}["']?[ \t]*(?:=|:)[ \t]*${value}`,
    String.raw`^[ \t]*["']?${key}["']?[ \t]+(?![ \t=:])${value}`,
    String.raw`<${key}(?:\s[^>]*)?>\s*${value}`,
    String.raw`(?:key|name)\s*=\s*["']${key}["'][^<>]*?value\s*=\s*${value}`,
    String.raw`(?:key|name)\s*=\s*["']${key}["'][^<>]*>\s*(?:<value>\s*)?${value}`,
  ];
  const values = forms.flatMap((form) =>
    Array.from(plain.matchAll(new RegExp(form, 'gim')), (match) => match[1] ?? ''),
  );
  if (values.length === 0) return { kind: 'absent' };
  const ports = new Set(values.filter((given) => given !== '').map(portOf));
  const [port] = ports;
  return ports.size === 1 && port !== undefined && port !== null ? { kind: 'found', port } : { kind: 'unreadable' };
}

function portOf(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
