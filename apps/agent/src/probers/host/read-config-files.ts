import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type ConfigFileText =
  | { readonly kind: 'read'; readonly path: string; readonly text: string }
  | { readonly kind: 'unreadable'; readonly path: string };

const CONFIGURATION = /\.(?:cfg|conf|config|ini|properties|xml|json|ya?ml|txt)$/i;
/** Credentials are stored next to configuration; a file or folder with such a name is never opened. */
const SECRET = /credential|passw|secret|token|private|keystore|\.(?:key|pem|pfx|p12|jks|crt|cer)$/i;
const FILES_MAX = 200;
const DEPTH_MAX = 3;
const BYTES_MAX = 256 * 1024;

/** Whether the agent must never open a file or folder of this name, whatever a list says. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}

/**
 * Reads the configuration files in a folder and its subfolders: all, or only those with one name. At most 200 files of at
 * most 256 KiB, three folders deep; does not follow links. Does not reject.
 */
export async function readConfigFiles(folder: string, fileName: string | null): Promise<ConfigFileText[]> {
  const paths = await findFiles(folder, fileName, DEPTH_MAX);
  return await Promise.all(paths.slice(0, FILES_MAX).map(readText));
}

async function findFiles(folder: string, fileName: string | null, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const open = entries.filter(({ name }) => !isSecretName(name));
  const isWanted = (name: string): boolean =>
    fileName === null ? CONFIGURATION.test(name) : name.toLowerCase() === fileName.toLowerCase();
  const files = open.filter((entry) => entry.isFile() && isWanted(entry.name)).map(({ name }) => join(folder, name));
  if (depth <= 1) return files;
  for (const entry of open.filter((one) => one.isDirectory())) {
    if (files.length >= FILES_MAX) break;
    files.push(...(await findFiles(join(folder, entry.name), fileName, depth - 1)));
  }
  return files;
}

async function readText(path: string): Promise<ConfigFileText> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > BYTES_MAX) return { kind: 'unreadable', path };
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return { kind: 'read', path, text: decode(bytes.subarray(0, bytesRead)) };
    } finally {
      await file.close();
    }
  } catch {
    return { kind: 'unreadable', path };
  }
}

/** Windows programs also write UTF-16, with a byte order mark. */
function decode(bytes: Buffer): string {
  return bytes[0] === 0xff && bytes[1] === 0xfe
    ? bytes.toString('utf16le', 2)
    : bytes.toString('utf8').replace(/^\uFEFF/, '');
}
