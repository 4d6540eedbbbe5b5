import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assignment, outcomeOfNumber } from '@sightline/spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finish, runCli, startCli } from './agent-process.ts';
import { type FakeApi, startFakeApi, TOKEN } from './fake-api.ts';

function assignmentFor(port: number, closedPort: number): Assignment {
  const check = (no: number, target: Assignment['checks'][number]['target']): Assignment['checks'][number] => ({
    no,
    id: `0197a000-0000-7000-8000-0000000000${String(no).padStart(2, '0')}` as Assignment['checks'][number]['id'],
    entryId: 'entry',
    title: `Check ${no}`,
    target,
    intervalS: 5,
    timeoutMs: 2_000,
  });
  return {
    version: 1,
    revision: 3,
    reportIntervalS: 5,
    checks: [
      check(1, { kind: 'tcp', host: '127.0.0.1', port }),
      check(2, { kind: 'tcp', host: '127.0.0.1', port: closedPort }),
    ],
  };
}

async function listen(
  onConnection: (socket: Socket) => void = (socket) => socket.end(),
): Promise<{ server: Server; port: number }> {
  const server = createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

describe('a running agent', () => {
  let api: FakeApi;
  let stateDir: string;
  let target: Server;

  beforeEach(async () => {
    const open = await listen();
    const closed = await listen();
    await new Promise((resolve) => closed.server.close(resolve));
    target = open.server;
    api = await startFakeApi(assignmentFor(open.port, closed.port));
    stateDir = mkdtempSync(join(tmpdir(), 'sightline-agent-'));
    const enrolled = await runCli([
      'enroll',
      '--api',
      api.url,
      '--token',
      TOKEN,
      '--hostname',
      'boh-1',
      '--state-dir',
      stateDir,
    ]);
    expect(enrolled).toMatchObject({ status: 0, stderr: '' });
  }, 30_000);
  afterEach(async () => {
    await api.close();
    target.close();
    rmSync(stateDir, { recursive: true, force: true });
  });

  it('keeps its enrollment readable only by its user', () => {
    expect(statSync(join(stateDir, 'agent.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(stateDir, 'agent.json'), 'utf8'))).toMatchObject({
      apiUrl: api.url,
      hostname: 'boh-1',
      nextSeq: 1,
    });
  });

  it('stops in time although probes hang in a handshake', async () => {
    const silent = await listen((socket) => socket.on('error', () => undefined));
    const [check] = api.assignment.checks;
    if (check === undefined) throw new Error('no check');
    const target = { kind: 'tls' as const, host: '127.0.0.1', port: silent.port };
    api.assignment = { ...api.assignment, revision: 4, checks: [{ ...check, target, timeoutMs: 60_000 }] };
    const connected = once(silent.server, 'connection');
    const agent = startCli(['run', '--state-dir', stateDir]);
    const ended = finish(agent, 20_000);
    await connected;
    agent.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0 });
    silent.server.close();
  }, 40_000);

  it('starts a new spool if it enrolls as another host, and keeps it as the same host', async () => {
    const enroll = ['enroll', '--api', api.url, '--token', TOKEN, '--hostname', 'boh-1', '--state-dir', stateDir];
    writeFileSync(join(stateDir, 'seq'), '{}');
    expect(await runCli(enroll)).toMatchObject({ status: 0 });
    expect(existsSync(join(stateDir, 'seq'))).toBe(true);
    api.hostId = '0197a000-0000-7000-8000-00000000000b';
    expect(await runCli(enroll)).toMatchObject({ status: 0 });
    expect(existsSync(join(stateDir, 'seq'))).toBe(false);
  }, 40_000);

  it('explains a failed enrollment in one line', async () => {
    const refused = await runCli(['enroll', '--api', api.url, '--token', 'an unknown token', '--state-dir', stateDir]);
    expect(refused).toMatchObject({
      status: 1,
      stderr: 'sightline-agent: the API rejected the enrollment: refused by the fake (auth.token_invalid)\n',
    });
  }, 40_000);

  it('reports results, and stops cleanly on SIGTERM with everything spooled or sent', async () => {
    const agent = startCli(['run', '--state-dir', stateDir]);
    const ended = finish(agent, 30_000);
    const outcomes = (no: number): unknown[] =>
      api.reports.flatMap((report) =>
        report.outcomes.filter((_, index) => report.checkNos[index] === no).map(outcomeOfNumber),
      );
    await api.until(() => outcomes(1).length > 0 && outcomes(2).length > 0);
    expect(outcomes(1)[0]).toEqual({ kind: 'pass' });
    expect(outcomes(2)[0]).toEqual({ kind: 'fail', failure: 'connect.refused' });

    const running = await runCli(['run', '--state-dir', stateDir]);
    expect(running).toMatchObject({ status: 2 });
    expect(running.stderr).toContain('another agent');

    const status = await runCli(['status', '--state-dir', stateDir]);
    expect(status.stdout).toContain('running, process');
    expect(status.stdout).toContain('was refused');

    agent.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0 });
    expect(api.reports.map((report) => report.seq)).toEqual(api.reports.map((_, index) => index + 1));
  }, 40_000);
});
