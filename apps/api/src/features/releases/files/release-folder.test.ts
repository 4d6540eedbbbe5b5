import { createPrivateKey } from 'node:crypto';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReleaseKeys, signRelease } from '../../../../../../scripts/releases/sign-release.ts';
import { ReleaseFolder } from './release-folder.ts';

const KEYS = makeReleaseKeys();

describe('the folder of releases', () => {
  let folder: string;
  let nowMs: number;
  let shelf: ReleaseFolder;

  const publish = async (version: string, keys = KEYS): Promise<void> => {
    const program = join(folder, 'program');
    writeFileSync(program, `the program ${version}`);
    const key = createPrivateKey(keys.privatePem);
    await signRelease({ version, platform: 'linux-x64', program, key, folder });
  };
  const versions = async (): Promise<string[]> => (await shelf.list()).releases.map(({ manifest }) => manifest.version);
  const later = (): void => {
    nowMs += 60_000;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sightline-releases-'));
    nowMs = 0;
    shelf = new ReleaseFolder(folder, [KEYS.publicKey], () => nowMs);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('offers what is signed and whole, newest first, as it comes', async () => {
    await publish('1.9.0');
    expect(await versions()).toEqual(['1.9.0']);
    await publish('1.10.0');
    later();
    expect(await versions()).toEqual(['1.10.0', '1.9.0']);
    expect(await shelf.find('1.10.0', 'linux-x64')).toMatchObject({
      gzipPath: join(folder, '1.10.0', 'sightline-agent-linux-x64.gz'),
    });
    expect(await shelf.find('1.10.0', 'win32-x64')).toBeNull();
  });

  it('refuses what another key has signed', async () => {
    await publish('1.0.0', makeReleaseKeys());
    expect(await shelf.list()).toEqual({
      releases: [],
      refused: [{ file: '1.0.0/linux-x64.json', reason: expect.stringContaining("operator's key") }],
    });
  });

  it('refuses a file that changed after it was signed, also when it had been found sound', async () => {
    await publish('1.0.0');
    expect(await versions()).toEqual(['1.0.0']);
    appendFileSync(join(folder, '1.0.0', 'sightline-agent-linux-x64'), '!');
    later();
    const { releases, refused } = await shelf.list();
    expect(releases).toEqual([]);
    expect(refused).toEqual([{ file: '1.0.0/linux-x64.json', reason: expect.stringContaining('not what was signed') }]);
  });

  it('refuses a well-signed release under the name of another version', async () => {
    await publish('1.0.0');
    mkdirSync(join(folder, '2.0.0'));
    for (const name of ['linux-x64.json', 'sightline-agent-linux-x64'])
      copyFileSync(join(folder, '1.0.0', name), join(folder, '2.0.0', name));
    const { refused } = await shelf.list();
    expect(refused).toEqual([{ file: '2.0.0/linux-x64.json', reason: expect.stringContaining('not the manifest') }]);
  });

  it('is empty where there is none, and passes over what is no release', async () => {
    mkdirSync(join(folder, 'keys'));
    expect(await versions()).toEqual([]);
    expect(await new ReleaseFolder(null, [], () => 0).list()).toEqual({ releases: [], refused: [] });
    expect(await new ReleaseFolder(join(folder, 'nowhere'), [], () => 0).list()).toEqual({ releases: [], refused: [] });
  });
});
