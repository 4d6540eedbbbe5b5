import { chownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hostIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { readAgentFile, writeAgentFile } from './agent-file.ts';
import { testDisk } from './atomic-file.ts';

const AGENT = {
  version: 1,
  apiUrl: 'https://api.test',
  hostId: hostIdSchema.parse('0197a000-0000-7000-8000-00000000000a'),
  hostKey: 'a key',
  hostname: 'boh-1',
  role: 'boh',
  storeName: 'Store 12',
  enrolledAt: '2026-11-24T12:00:00.000Z',
  nextSeq: 1,
  resolver: null,
  ca: null,
} as const;

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('the owner of agent.json is not tested: only root may give a file away\n');

describe('agent.json', () => {
  it('is readable only by its owner', () => {
    const path = join(temporaryFolder(), 'agent.json');
    writeAgentFile(path, AGENT);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readAgentFile(path)).toEqual(AGENT);
  });

  it.skipIf(!isRoot)('stays readable by the service if root enrolls again', () => {
    const folder = temporaryFolder();
    chownSync(folder, 61_184, 61_184);
    writeAgentFile(join(folder, 'agent.json'), AGENT);
    const { uid, gid } = statSync(join(folder, 'agent.json'));
    expect({ uid, gid }).toEqual({ uid: 61_184, gid: 61_184 });
  });
});

describe('testDisk', () => {
  it('leaves nothing behind', () => {
    const folder = temporaryFolder();
    expect(testDisk(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("returns the disk's error if it refuses", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'try.new'));
    expect(testDisk(folder)).toBeInstanceOf(Error);
  });
});
