import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  type Assignment,
  type Report,
  releaseFileName,
  releasePlatformSchema,
  reportSchema,
  type UpdateEvent,
  updateReportSchema,
} from '@sightline/spec';

/** How the fake answers one report: like the API, or with a fault. */
export type ReportAnswer =
  | { readonly kind: 'accept'; readonly storedThrough?: number }
  /** Accepts the report, and loses the answer. */
  | { readonly kind: 'lose_answer' }
  | { readonly kind: 'refuse'; readonly status: number; readonly code: string; readonly retryAfter?: string };

export interface FakeApi {
  readonly url: string;
  /** Every report that arrived and was accepted, in order of arrival, repeats included. */
  readonly reports: Report[];
  /** Requests of any kind, as `METHOD path`. */
  readonly requests: string[];
  answerReport: (report: Report) => ReportAnswer;
  assignment: Assignment;
  nextSeq: number;
  hostId: string;
  /** The version that every receipt offers; null for none. */
  offer: string | null;
  /** A folder of releases, as the API has it; null for none. */
  releases: string | null;
  /** Update events from the agent. */
  readonly updates: UpdateEvent[];
  /** The highest seq up to which all arrived; seqs below an agent's oldest count as settled. */
  readonly storedThrough: () => number;
  /** Waits until `condition` holds; after `timeoutMs` rejects with what had arrived. */
  readonly until: (condition: () => boolean, timeoutMs?: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const HOST_ID = '0197a000-0000-7000-8000-00000000000a';
export const HOST_KEY = 'sl_host_key_of_the_fake_api';
export const TOKEN = 'sl_enroll_token_of_the_fake_api';

/** An API on loopback that speaks the agent's messages, and misbehaves on demand. */
export async function startFakeApi(assignment: Assignment): Promise<FakeApi> {
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      api.requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      answer(api, { request, response, body });
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const api: FakeApi = {
    url: `http://127.0.0.1:${port}`,
    reports: [],
    requests: [],
    answerReport: () => ({ kind: 'accept' }),
    assignment,
    nextSeq: 1,
    hostId: HOST_ID,
    offer: null,
    releases: null,
    updates: [],
    storedThrough: () => contiguous(api.reports),
    until: (condition, timeoutMs = 15_000) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!condition()) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(
            new Error(
              `not within ${timeoutMs} ms; arrived: ${JSON.stringify(api.reports.map((report) => report.seq))}, ${api.requests.join(', ')}`,
            ),
          );
        }, timeoutMs);
        waiting.add(look);
        look();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return api;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

function answer(api: FakeApi, call: Call): void {
  const { request, response } = call;
  const isEnrollment = request.url === '/v1/agent/enroll';
  if (!isEnrollment && request.headers.authorization !== `Bearer ${HOST_KEY}`) {
    problem(response, { status: 401, code: 'auth.host_key_invalid' });
    return;
  }
  if (isEnrollment) enroll(api, call);
  else if (request.url === '/v1/agent/assignment') sendAssignment(api, call);
  else if (request.url === '/v1/agent/reports') takeReport(api, call);
  else if (request.url === '/v1/agent/updates') takeUpdates(api, call);
  else sendRelease(api, call);
}

function takeUpdates(api: FakeApi, { response, body }: Call): void {
  api.updates.push(...updateReportSchema.parse(JSON.parse(body.toString('utf8'))).events);
  response.writeHead(204).end();
}

/** `/v1/agent/releases/<version>/<platform>` is the manifest, `/program` under it the program. */
function sendRelease(api: FakeApi, { request, response }: Call): void {
  const [, version, platform, program] =
    /^\/v1\/agent\/releases\/([\d.]+)\/([\w-]+)(\/program)?$/.exec(request.url ?? '') ?? [];
  if (api.releases === null || version === undefined || platform === undefined) {
    problem(response, { status: 404, code: 'request.not_found' });
    return;
  }
  const file =
    program === undefined ? `${platform}.json` : `${releaseFileName(releasePlatformSchema.parse(platform))}.gz`;
  const encoding = program === undefined ? {} : { 'content-encoding': 'gzip' };
  response.writeHead(200, encoding).end(readFileSync(join(api.releases, version, file)));
}

function enroll(api: FakeApi, { response, body }: Call): void {
  const { token } = JSON.parse(body.toString('utf8')) as { token: string };
  if (token !== TOKEN) {
    problem(response, { status: 401, code: 'auth.token_invalid' });
    return;
  }
  json(response, 201, {
    version: 1,
    hostId: api.hostId,
    hostKey: HOST_KEY,
    nextSeq: api.nextSeq,
    storeName: 'Store 12',
    serverTime: new Date().toISOString(),
  });
}

function sendAssignment(api: FakeApi, { request, response }: Call): void {
  const etag = `"${api.assignment.revision}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  json(response, 200, api.assignment, { etag });
}

function takeReport(api: FakeApi, { request, response, body }: Call): void {
  const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  const report = reportSchema.parse(JSON.parse(text.toString('utf8')));
  const decision = api.answerReport(report);
  switch (decision.kind) {
    case 'refuse':
      problem(response, decision);
      return;
    case 'lose_answer':
      api.reports.push(report);
      response.destroy();
      return;
    case 'accept': {
      api.reports.push(report);
      const storedThrough = decision.storedThrough ?? api.storedThrough();
      json(response, 202, {
        accepted: true,
        storedThrough,
        assignmentRevision: api.assignment.revision,
        serverTime: new Date().toISOString(),
        ...(api.offer === null ? {} : { offer: { version: api.offer } }),
      });
    }
  }
}

function contiguous(reports: readonly Report[]): number {
  const seqs = new Set(reports.map((report) => report.seq));
  let through = Math.max(0, ...reports.map((report) => report.oldestSeq - 1));
  while (seqs.has(through + 1)) through += 1;
  return through;
}

function problem(response: ServerResponse, refusal: { status: number; code: string; retryAfter?: string }): void {
  const headers = refusal.retryAfter === undefined ? {} : { 'retry-after': refusal.retryAfter };
  json(
    response,
    refusal.status,
    {
      type: 'about:blank',
      title: 'refused',
      status: refusal.status,
      code: refusal.code,
      detail: 'refused by the fake',
    },
    headers,
  );
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
