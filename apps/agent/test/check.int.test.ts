import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { checkDocumentSchema } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './agent-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((socket) => socket.end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => {
  server.close();
});

describe('sightline-agent check', () => {
  it('prints only one document with --json, and exits with 0 for a pass', async () => {
    const { status, stdout, stderr } = await runCli(['check', `127.0.0.1:${port}`, '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document = checkDocumentSchema.parse(JSON.parse(stdout));
    expect(document).toMatchObject({
      schema: 'sightline.check.v1',
      target: `127.0.0.1:${port}/tcp`,
      outcome: 'pass',
      failure: null,
      failures: [],
    });
    expect(document.addresses).toHaveLength(1);
  });

  it('exits with 1 for a failure, and names it', async () => {
    const { status, stdout } = await runCli(['check', '127.0.0.1:1/tls', '--json']);
    expect(status).toBe(1);
    expect(checkDocumentSchema.parse(JSON.parse(stdout))).toMatchObject({
      target: '127.0.0.1:1/tls',
      failure: 'connect.refused',
      failures: ['connect.refused'],
    });
  });

  it('adds evidence to a failure with --json only, unless told not to', async () => {
    const { stdout } = await runCli(['check', '127.0.0.1:1/tls', '--json']);
    const { evidence } = checkDocumentSchema.parse(JSON.parse(stdout));
    expect(evidence?.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['machine', 'ping', 'path']));
    expect(evidence?.items[0]?.text).toContain('resolvers: ');
    const without = await runCli(['check', '127.0.0.1:1/tls', '--json', '--no-evidence']);
    expect(without.stdout).not.toContain('evidence');
    expect((await runCli(['check', `127.0.0.1:${port}`, '--json'])).stdout).not.toContain('evidence');
  });

  it('passes if one address family works, with a hint about the other', async () => {
    const { status, stdout } = await runCli(['check', `localhost:${port}`, '--json']);
    expect(status).toBe(0);
    const document = checkDocumentSchema.parse(JSON.parse(stdout));
    expect(document.addresses.map(({ family, failure }) => ({ family, failure }))).toEqual([
      { family: 4, failure: null },
      { family: 6, failure: 'connect.refused' },
    ]);
    expect(document.hints.join()).toContain('IPv6 fails');
  });

  it('prints the verdict, each phase and the fix for a person', async () => {
    const { stdout } = await runCli(['check', 'https://127.0.0.1:1/']);
    expect(stdout).toContain('FAIL connect.refused  https://127.0.0.1:1/');
    expect(stdout).toMatch(/connect\s+[\d.]+ ms {2}connect\.refused/);
    expect(stdout).toContain('Fix: ');
  });

  it.each([
    ['no target', ['check']],
    ['a target without a port', ['check', 'host.test']],
    ['an invalid port', ['check', 'host.test:70000']],
    ['an invalid URL', ['check', 'https://']],
    ['an invalid resolver', ['check', 'host.test:1', '--resolver', 'dns.test']],
    ['a missing CA file', ['check', 'host.test:1', '--ca', '/no/such/file']],
    ['an invalid timeout', ['check', 'host.test:1', '--timeout', 'soon']],
    ['an unknown option', ['check', 'host.test:1', '--no-such-option']],
    ['an unknown command', ['probe']],
    ['no enrollment', ['run', '--state-dir', '/no/such/folder']],
    ['an invalid role', ['enroll', '--api', 'http://127.0.0.1:1', '--token', 'x', '--role', 'till']],
  ])('exits with 2 and one line on stderr for %s', async (_case, args) => {
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('refuses a CA file without a certificate', async () => {
    const path = join(temporaryFolder(), 'ca.pem');
    writeFileSync(path, 'not a certificate');
    expect(await runCli(['check', 'host.test:1', '--ca', path])).toMatchObject({ status: 2 });
  });
});
