import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Authority } from '@sightline/lab';
import { type Assignment, type Report, reportSchema } from '@sightline/spec';
import { API_NAME } from './targets.ts';

/** What came from one agent, by its host key. */
export interface Received {
  /** When it first asked for anything but its enrollment, by `performance.now()`; null before. */
  firstRequestMs: number | null;
  results: number;
  passes: number;
  /** On its connections, both ways, TLS included. */
  wireBytes: number;
}

export interface ReportSink {
  readonly port: number;
  readonly received: (hostKey: string) => Received;
  readonly close: () => Promise<void>;
}

/** An API that takes everything, over TLS; an agent's host key is the token it enrolls with. */
export async function startReportSink(ca: Authority, assignment: () => Assignment): Promise<ReportSink> {
  const received = new Map<string, Received>();
  const rawSockets = new Map<number, Socket>();
  const of = (hostKey: string): Received => {
    const known = received.get(hostKey) ?? { firstRequestMs: null, results: 0, passes: 0, wireBytes: 0 };
    received.set(hostKey, known);
    return known;
  };
  const server = createServer(await ca.leaf([API_NAME]), (request, response) => {
    void answer(request, response, { assignment, of, rawSocket: (port) => rawSockets.get(port) });
  });
  // What is below TLS counts the bytes of the wire; both sides of TLS know the peer's port.
  server.on('connection', (socket) => {
    if (socket instanceof Socket) rawSockets.set(socket.remotePort ?? 0, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    received: of,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Books {
  readonly assignment: () => Assignment;
  readonly of: (hostKey: string) => Received;
  readonly rawSocket: (remotePort: number) => Socket | undefined;
}

async function answer(request: IncomingMessage, response: ServerResponse, books: Books): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const reply = (status: number, content: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json', etag: '"1"' }).end(JSON.stringify(content));
  };
  const serverTime = new Date().toISOString();
  if (request.url === '/v1/agent/enroll') {
    const { token } = JSON.parse(body.toString()) as { token: string };
    const hostId = `0197a000-0000-7000-8000-${token.slice(-12)}`;
    reply(201, { version: 1, hostId, hostKey: token, nextSeq: 1, storeName: 'Bench', serverTime });
    return;
  }
  const agent = books.of((request.headers.authorization ?? '').replace('Bearer ', ''));
  agent.firstRequestMs ??= performance.now();
  const raw = books.rawSocket(request.socket.remotePort ?? 0);
  if (raw !== undefined) response.once('close', countBytes(agent, raw));
  if (request.url === '/v1/agent/assignment') {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304, { etag: '"1"' }).end();
    else reply(200, books.assignment());
    return;
  }
  if (request.url !== '/v1/agent/reports') {
    response.writeHead(204).end();
    return;
  }
  const report = reportSchema.parse(JSON.parse(gunzipSync(body).toString()));
  count(agent, report);
  reply(202, { accepted: true, storedThrough: report.seq, assignmentRevision: 1, serverTime });
}

const countedBytes = new WeakMap<Socket, number>();

/** What counts the bytes that a connection has carried since they were counted last. */
function countBytes(agent: Received, socket: Socket): () => void {
  return () => {
    const bytes = socket.bytesRead + socket.bytesWritten;
    agent.wireBytes += bytes - (countedBytes.get(socket) ?? 0);
    countedBytes.set(socket, bytes);
  };
}

function count(agent: Received, report: Report): void {
  agent.results += report.outcomes.length;
  agent.passes += report.outcomes.filter((outcome) => outcome === 0).length;
}
