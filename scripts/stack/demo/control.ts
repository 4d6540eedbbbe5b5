import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { dirname } from 'node:path';
import { z } from 'zod';
import { findStory } from '../stories/stories.ts';
import type { Director } from './director.ts';

const recordSchema = z.object({ port: z.int(), token: z.string() });
const answerSchema = z.object({ text: z.string() });
const ASK_MS_MAX = 30_000;
const NO_DEMO = 'no demo is running: start one with npm run demo';

interface Answer {
  readonly status: 200 | 403 | 404 | 409;
  readonly text: string;
}

/**
 * Lets other processes of this machine steer the demo: `POST /stories/<name>` and `POST /heal` on loopback, where and with
 * which token stands in `file`. Gives the way to end it.
 */
export async function serveControl(director: Director, file: string): Promise<() => Promise<void>> {
  const token = randomBytes(18).toString('base64url');
  const server = createServer((request, response) => {
    void answer(request, token, director).then(({ status, text }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ text }));
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the control has no port'));
      else resolve(address.port);
    });
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ port, token } satisfies z.infer<typeof recordSchema>), { mode: 0o600 });
  return () => {
    // A demo that was started after this one may have put its own there.
    if (readRecord(file)?.token === token) rmSync(file, { force: true });
    server.close();
    server.closeAllConnections();
    return Promise.resolve();
  };
}

async function answer(request: IncomingMessage, token: string, director: Director): Promise<Answer> {
  if (request.headers.authorization !== `Bearer ${token}`) return { status: 403, text: 'not this demo' };
  if (request.method !== 'POST') return { status: 404, text: 'there is nothing here' };
  if (request.url === '/heal') return { status: 200, text: await director.heal() };
  const name = /^\/stories\/(\w+)$/.exec(request.url ?? '')?.[1] ?? '';
  const story = findStory(name);
  if (story === null) return { status: 404, text: `there is no story "${name}"` };
  const begun = await director.play(story);
  return begun === 'busy'
    ? { status: 409, text: 'another story is on' }
    : { status: 200, text: `begun: ${story.title}` };
}

/**
 * Tells a running demo to do something, for example `/stories/block`. Gives what it said and whether it did it. Throws
 * when no demo runs.
 */
export async function tellDemo(file: string, path: string): Promise<{ readonly done: boolean; readonly text: string }> {
  const record = readRecord(file);
  if (record === null) throw new Error(NO_DEMO);
  const { port, token } = record;
  const response = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(ASK_MS_MAX),
  }).catch((cause: unknown) => {
    throw new Error(NO_DEMO, { cause });
  });
  const { text } = answerSchema.parse(await response.json());
  return { done: response.ok, text };
}

function readRecord(file: string): z.infer<typeof recordSchema> | null {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
