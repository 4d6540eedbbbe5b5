import { createPrivateKey } from 'node:crypto';
import { appendFileSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseManifest } from '@sightline/spec';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeReleaseKeys, signRelease } from '../../../../scripts/releases/sign-release.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { ProgramStore } from './program-store.ts';
import { inPlace } from './program-switch.ts';
import { isReleasedFile, isSigned } from './verify-release.ts';

const KEYS = makeReleaseKeys();

describe('a released program', () => {
  let folder: string;
  let program: string;
  let manifest: ReleaseManifest;

  beforeEach(async () => {
    folder = temporaryFolder();
    program = join(folder, 'program');
    writeFileSync(program, 'the program');
    const key = createPrivateKey(KEYS.privatePem);
    manifest = await signRelease({
      version: '1.1.0',
      platform: 'linux-x64',
      program,
      key,
      folder: join(folder, 'out'),
    });
  });

  it('must be signed by the operator, whatever its manifest claims', () => {
    expect(isSigned(manifest, [makeReleaseKeys().publicKey, KEYS.publicKey])).toBe(true);
    expect(isSigned(manifest, [makeReleaseKeys().publicKey])).toBe(false);
    expect(isSigned(manifest, ['', 'no key'])).toBe(false);
    const claims: Partial<ReleaseManifest>[] = [
      { version: '1.1.1' },
      { platform: 'win32-x64' },
      { bytes: manifest.bytes + 1 },
      { sha256: '0'.repeat(64) },
    ];
    for (const claim of claims) expect(isSigned({ ...manifest, ...claim }, [KEYS.publicKey])).toBe(false);
  });

  it('must match its manifest to the byte', async () => {
    expect(await isReleasedFile(program, manifest)).toBe(true);
    writeFileSync(program, 'the Program');
    expect(await isReleasedFile(program, manifest)).toBe(false);
    expect(await isReleasedFile(join(folder, 'nowhere'), manifest)).toBe(false);
  });

  it('is found in the store only while it is intact', async () => {
    const store = new ProgramStore(join(folder, 'versions'), [KEYS.publicKey]);
    expect(await store.find('1.1.0')).toBeNull();
    copyFileSync(program, store.prepare('1.1.0'));
    expect(await store.find('1.1.0')).toBeNull();
    store.keep(manifest);
    const path = (await store.find('1.1.0')) ?? '';
    expect(readFileSync(path, 'utf8')).toBe('the program');
    appendFileSync(path, '!');
    expect(await store.find('1.1.0')).toBeNull();
    store.keepOnly([null]);
    expect(readdirSync(join(folder, 'versions'))).toEqual([]);
  });

  it('replaces the installed one and restores it, if a running program can only be renamed', () => {
    const installed = join(folder, 'installed');
    writeFileSync(installed, 'the old one');
    const programs = inPlace(installed, {});
    expect(programs.putBack()).toBe(false);
    programs.putInPlace(program);
    expect(readFileSync(installed, 'utf8')).toBe('the program');
    expect(programs.putBack()).toBe(true);
    expect(readFileSync(installed, 'utf8')).toBe('the old one');
    expect(existsSync(`${installed}.previous`)).toBe(false);
  });
});
