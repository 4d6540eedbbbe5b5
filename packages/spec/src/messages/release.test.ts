import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  releaseFileName,
  releaseManifestSchema,
  releaseText,
  releaseVersionSchema,
} from './release.ts';

const MANIFEST = {
  schema: 'sightline.release.v1',
  version: '1.10.2',
  platform: 'linux-x64',
  bytes: 12,
  sha256: 'a'.repeat(64),
} as const;

describe('versions', () => {
  it('are compared by their numbers, not as text', () => {
    expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
    expect(compareVersions('0.9.0', '1.0.0')).toBeLessThan(0);
    expect(compareVersions('2.0.1', '2.0.1')).toBe(0);
  });

  it.each(['1.2', '1.2.3-beta', '01.2.3', '../../etc', '1.2.3\n', ''])('are not "%s"', (text) => {
    expect(releaseVersionSchema.safeParse(text).success).toBe(false);
  });
});

describe('the signed text', () => {
  it('names everything that a release is', () => {
    expect(releaseText(MANIFEST)).toBe(
      `sightline.release.v1\nversion 1.10.2\nplatform linux-x64\nbytes 12\nsha256 ${'a'.repeat(64)}\n`,
    );
  });

  it('takes nothing that could add a line to it', () => {
    const signature = Buffer.alloc(64).toString('base64');
    expect(releaseManifestSchema.safeParse({ ...MANIFEST, signature }).success).toBe(true);
    expect(releaseManifestSchema.safeParse({ ...MANIFEST, signature, version: '1.0.0\nplatform x' }).success).toBe(
      false,
    );
  });
});

it('names files by platform', () => {
  expect([releaseFileName('linux-arm64'), releaseFileName('win32-x64')]).toEqual([
    'sightline-agent-linux-arm64',
    'sightline-agent-win32-x64.exe',
  ]);
});
