import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const { workspaces } = z.object({ workspaces: z.array(z.string()) }).parse(JSON.parse(read('package.json')));
const root = new URL('..', import.meta.url).pathname;
const manifests = workspaces.flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }));
const dockerfiles = globSync('apps/*/Dockerfile', { cwd: root });

/** The workspaces that a package needs at build time, itself included, as folders. */
function foldersNeededBy(folder: string, found = new Set<string>()): Set<string> {
  if (found.has(folder)) return found;
  found.add(folder);
  const manifest = read(`${folder}/package.json`);
  for (const other of manifests.map((path) => path.replace('/package.json', ''))) {
    const isNeeded = manifest.includes(`"@sightline/${other.split('/').at(-1) ?? ''}":`);
    // The lab is for tests only; no image has it.
    if (isNeeded && other !== 'packages/lab') foldersNeededBy(other, found);
  }
  return found;
}

describe('every Dockerfile', () => {
  it.each(dockerfiles)('%s copies the manifest of every workspace, which npm ci needs', (path) => {
    const text = read(path);
    const missing = manifests.filter((manifest) => !text.includes(`COPY ${manifest} `));
    expect(missing).toEqual([]);
  });

  it.each(dockerfiles)('%s copies the sources that its app builds from', (path) => {
    const text = read(path);
    const needed = [...foldersNeededBy(path.replace('/Dockerfile', ''))];
    expect(needed.filter((folder) => !text.includes(`COPY ${folder} ${folder}`))).toEqual([]);
  });
});
