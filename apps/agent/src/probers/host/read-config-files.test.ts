import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { isSecretName, readConfigFiles } from './read-config-files.ts';

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

const textsOf = async (folder: string, name: string | null): Promise<string[]> =>
  (await readConfigFiles(folder, name)).map((file) => (file.kind === 'read' ? file.text : 'unreadable')).sort();

it.each([
  'credentials',
  'Credentials.ini',
  'passwords.cfg',
  'secret.json',
  'api-token.txt',
  'keystore.xml',
  'store.key',
  'client.pfx',
])('never opens %s', async (name) => {
  expect(isSecretName(name)).toBe(true);
  const folder = folderWith({ [`${name}/a.cfg`]: 'SECRET', 'plain.cfg': 'plain' });
  expect(await textsOf(folder, null)).toEqual(['plain']);
  expect(await textsOf(folderWith({ [name]: 'SECRET' }), name)).toEqual([]);
});

it('reads files of one name, or all configuration files, three folders deep', async () => {
  const folder = folderWith({
    'pxalohaui.cfg': '1',
    'conf/a.ini': '2',
    'a/b/c.xml': '3',
    'a/b/c/d.ini': '4',
    'x.exe': '5',
  });
  expect(await textsOf(folder, null)).toEqual(['1', '2', '3']);
  expect(await textsOf(folder, 'PXALOHAUI.CFG')).toEqual(['1']);
  expect(await textsOf(join(folder, 'none'), null)).toEqual([]);
});

it('reads UTF-16 as Windows writes it, and reports a file that is too large', async () => {
  const wide = Buffer.from('\uFEFFPXC_PORT=9090', 'utf16le');
  expect(await textsOf(folderWith({ 'a.cfg': wide }), null)).toEqual(['PXC_PORT=9090']);
  expect(await textsOf(folderWith({ 'a.cfg': 'x'.repeat(300_000) }), null)).toEqual(['unreadable']);
});
