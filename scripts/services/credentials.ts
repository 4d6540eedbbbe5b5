import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Passwords of one embedded cluster. */
export interface Credentials {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
  readonly system: string;
}

/** Reads the passwords kept in a run folder, or makes them; the file is readable by us alone. Throws when it is damaged. */
export function readOrMakeCredentials(folder: string): Credentials {
  const file = join(folder, 'credentials.json');
  if (existsSync(file)) return parseCredentials(file);
  const made = { superuser: makePassword(), owner: makePassword(), app: makePassword(), system: makePassword() };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

function makePassword(): string {
  return randomBytes(18).toString('base64url');
}

function parseCredentials(file: string): Credentials {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (isCredentials(value)) return value;
  throw new Error(`${file} is damaged: remove the folder it is in to start with an empty database`);
}

function isCredentials(value: unknown): value is Credentials {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return ['superuser', 'owner', 'app', 'system'].every((name) => typeof fields.get(name) === 'string');
}
