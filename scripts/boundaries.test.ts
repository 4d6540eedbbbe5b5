import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const config = readFileSync(`${root}/.dependency-cruiser.cjs`, 'utf8');
const foldersOf = (path: string): string[] =>
  readdirSync(`${root}/${path}`, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** The names in a table of rows of the configuration. */
function namesIn(table: string): string[] {
  const text = new RegExp(`const ${table} = \\[(.*?)\\n\\];`, 's').exec(config)?.[1] ?? '';
  return [...text.matchAll(/'([^']+)'/g)].flatMap(([, name]) => name ?? []);
}

describe('the rows of .dependency-cruiser.cjs', () => {
  it.each([
    ['FEATURE_ORDER', 'apps/api/src/features'],
    ['AGENT_FOLDER_ORDER', 'apps/agent/src'],
  ])('%s places every folder of %s once', (table, path) => {
    expect(namesIn(table).toSorted()).toEqual(foldersOf(path).toSorted());
  });
});
