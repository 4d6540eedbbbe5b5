import { createPrivateKey } from 'node:crypto';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReleaseKeys, signRelease } from '../../../../../../scripts/releases/sign-release.ts';
import { ReleaseFolder } from './release-folder.ts';

const KEYS = makeReleaseKeys();

describe('ReleaseFolder', () => {
  let folder: string;
  let nowMs: number;
  let releaseFolder: ReleaseFolder;

  const publish = async (version: string, keys = KEYS): Promise<void> => {
    const program = join(folder, 'program');
    writeFileSync(program, `the program ${version}`);
    const key = createPrivateKey(keys.privatePem);
    await signRelease({ version, platform: 'linux-x64', program, key, folder });
  };
  const versions = async (): Promise<string[]> =>
    (await releaseFolder.list()).releases.map(({ manifest }) => manifest.version);
  const later = (): void => {
    nowMs += 60_000;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sightline-releases-'));
    nowMs = 0;
    releaseFolder = new ReleaseFolder(folder, [KEYS.publicKey], () => nowMs);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists releases that are signed and complete, newest first, as they appear', async () => {
    await publish('1.9.0');
    expect(await versions()).toEqual(['1.9.0']);
    await publish('1.10.0');
    later();
    expect(await versions()).toEqual(['1.10.0', '1.9.0']);
    expect(await releaseFolder.find('1.10.0', 'linux-x64')).toMatchObject({
      gzipPath: join(folder, '1.10.0', 'sightline-agent-linux-x64.gz'),
    });
    expect(await releaseFolder.find('1.10.0', 'win32-x64')).toBeNull();
  });

  it('refuses a release that another key signed', async () => {
    await publish('1.0.0', makeReleaseKeys());
    expect(await releaseFolder.list()).toEqual({
      releases: [],
      refused: [{ file: '1.0.0/linux-x64.json', reason: expect.stringContaining("operator's key") }],
    });
  });

  it('refuses a file that changed after it was signed, even if it was valid before', async () => {
    await publish('1.0.0');
    expect(await versions()).toEqual(['1.0.0']);
    appendFileSync(join(folder, '1.0.0', 'sightline-agent-linux-x64'), '!');
    later();
    const { releases, refused } = await releaseFolder.list();
    expect(releases).toEqual([]);
    expect(refused).toEqual([
      { file: '1.0.0/linux-x64.json', reason: expect.stringContaining('not the one that was signed') },
    ]);
  });

  it('refuses a signed release in the folder of another version', async () => {
    await publish('1.0.0');
    mkdirSync(join(folder, '2.0.0'));
    for (const name of ['linux-x64.json', 'sightline-agent-linux-x64'])
      copyFileSync(join(folder, '1.0.0', name), join(folder, '2.0.0', name));
    const { refused } = await releaseFolder.list();
    expect(refused).toEqual([
      { file: '2.0.0/linux-x64.json', reason: expect.stringContaining('manifest is not for this version') },
    ]);
  });

  it('is empty without a folder, and ignores anything that is not a release', async () => {
    mkdirSync(join(folder, 'keys'));
    expect(await versions()).toEqual([]);
    expect(await new ReleaseFolder(null, [], () => 0).list()).toEqual({ releases: [], refused: [] });
    expect(await new ReleaseFolder(join(folder, 'nowhere'), [], () => 0).list()).toEqual({ releases: [], refused: [] });
  });
});
