import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Assignment } from '@sightline/spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStatusFile } from '../src/state/status-file.ts';
import { finish, runCli, startCli } from './agent-process.ts';
import { type FakeApi, HOST_KEY, startFakeApi, TOKEN } from './fake-api.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Nothing listens here, so every check fails at once. */
function assignment(): Assignment {
  const check = (no: number): Assignment['checks'][number] => ({
    no,
    id: `0197a000-0000-7000-8000-0000000000${String(no).padStart(2, '0')}` as Assignment['checks'][number]['id'],
    entryId: 'entry',
    title: `Check <${no}> & more`,
    target: { kind: 'tcp', host: '127.0.0.1', port: no },
    intervalS: 5,
    timeoutMs: 1_000,
  });
  return { version: 1, revision: 1, reportIntervalS: 5, checks: [check(1), check(2), check(3)] };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Sends a request with any header, including `Host` and `Origin`, which `fetch` forbids. */
function call(
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body = '' } = init;
    const outgoing = request(url, { method, headers, timeout: 5_000 }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function eventually<T>(ask: () => T | Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`still not: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the technician page of a running agent', () => {
  let api: FakeApi;
  let stateDir: string;
  let agent: ChildProcess;
  let ended: ReturnType<typeof finish>;

  beforeEach(async () => {
    api = await startFakeApi(assignment());
    stateDir = temporaryFolder();
    await runCli(['enroll', '--api', api.url, '--token', TOKEN, '--hostname', 'boh-1', '--state-dir', stateDir]);
  }, 30_000);
  afterEach(async () => {
    agent.kill('SIGKILL');
    await ended.catch(() => undefined);
    await api.close();
  });

  async function start(page: string): Promise<string> {
    agent = startCli(['run', '--state-dir', stateDir, '--page', page]);
    ended = finish(agent, 60_000);
    await api.until(() => api.reports.length > 0, 30_000);
    return readStatusFile(join(stateDir, 'status.json'))?.pageUrl ?? '';
  }

  it('runs all checks when its button is pressed, and only then, with the line down', async () => {
    const url = await start('0');
    await api.close();
    const page = await call(url);
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(page.body) ?? [];
    const origin = url.replace(/\/$/, '');
    const body = `token=${token}`;

    expect(await call(`${url}run`, { method: 'POST', body })).toMatchObject({ status: 403 });
    expect(await call(`${url}run`, { method: 'POST', body: 'token=x', headers: { origin } })).toMatchObject({
      status: 403,
    });
    expect(await call(`${url}run`, { method: 'POST', body, headers: { origin: 'http://evil.example' } })).toMatchObject(
      { status: 403 },
    );
    const parts = async (): Promise<string> => (await call(`${url}sections.json`)).body;
    expect(await parts()).not.toContain('Ran all 3 checks');

    expect(await call(`${url}run`, { method: 'POST', body, headers: { origin } })).toMatchObject({
      status: 303,
      headers: { location: '/' },
    });
    await eventually(parts, (text) => text.includes('Ran all 3 checks'));
  }, 60_000);

  it('shows what is wrong and since when Sightline is unreachable, worded like status, without secrets', async () => {
    const url = await start('0');
    await api.close();
    const bodies = await eventually(
      async () =>
        Promise.all(
          ['', 'view.json', 'sections.json', 'summary.txt'].map(async (path) => (await call(url + path)).body),
        ),
      ([, view = '']) => view.includes('"kind":"down"') && !view.includes('"unseen"'),
    );
    for (const body of bodies) expect(body).not.toContain(HOST_KEY);
    const [page = '', , , summary = ''] = bodies;
    expect(page).toContain('Check &lt;1&gt; &amp; more');
    expect(page).not.toContain('<1>');
    expect(page).not.toMatch(/(src|href)="(?!data:)/);
    expect(summary).toContain('3 of 3 checks fail here');

    const status = await eventually(
      async () => (await runCli(['status', '--state-dir', stateDir])).stdout,
      (text) => text.includes("Can't reach Sightline") && text.includes('3 of 3 checks'),
    );
    const [, words] = status.split('Checks\n');
    expect(words?.replaceAll(/\(.*?\)/g, '')).toBe(summary.split('Checks\n')[1]?.replaceAll(/\(.*?\)/g, ''));
  }, 60_000);

  it('answers only on its own loopback address, and cannot be framed or scripted', async () => {
    const url = await start('0');
    expect(await call(url, { headers: { host: 'rebound.example' } })).toMatchObject({ status: 421 });
    const { headers } = await call(url);
    expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'cache-control': 'no-store' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'nonce-/);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    const { port } = new URL(url);
    const everywhere = createServer();
    everywhere.listen(Number(port), '127.0.0.2');
    await once(everywhere, 'listening');
    everywhere.close();
  }, 60_000);

  it('is skipped, while the agent runs, if its port is taken or it is off', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const taken = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await start(String(taken))).toBe('');
    agent.kill('SIGTERM');
    expect((await ended).stderr).toContain('cannot serve the technician page');
    other.close();
    api.reports.length = 0;
    expect(await start('off')).toBe('');
  }, 60_000);
});
