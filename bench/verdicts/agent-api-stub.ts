import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type AgentApi, VANTAGES, type Vantage } from '@sightline/lab';
import {
  type EnrollmentResponse,
  enrollmentRequestSchema,
  type Report,
  type ReportReceipt,
  reportSchema,
} from '@sightline/spec';
import { HostReportListener } from './host-report-listener.ts';

/**
 * The API stub to which the lab's agents report. It hands out the checks that the API assigned, and keeps the reports, which
 * the bench sends to the API later with the times that the scenario needs.
 */
export class AgentApiStub implements AgentApi {
  readonly socketPath: string;
  readonly port: number;
  readonly tokens = { store: newToken(), control: newToken(), neighbor: newToken() } as const;
  readonly listeners = {
    store: new HostReportListener(),
    control: new HostReportListener(),
    neighbor: new HostReportListener(),
  } as const;
  readonly #servers: readonly Server[];

  private constructor(servers: readonly Server[], place: { readonly socketPath: string; readonly port: number }) {
    this.#servers = servers;
    this.socketPath = place.socketPath;
    this.port = place.port;
    for (const server of servers) server.on('request', (request, response) => void this.#answer(request, response));
  }

  /** Listens at a new Unix socket and on a free port of 127.0.0.1. */
  static async open(socketPath: string): Promise<AgentApiStub> {
    const [atSocket, atPort] = [createServer(), createServer()];
    await new Promise<void>((resolve) => atSocket.listen(socketPath, resolve));
    await new Promise<void>((resolve) => atPort.listen(0, '127.0.0.1', resolve));
    const address = atPort.address();
    if (address === null || typeof address === 'string') throw new Error('the stub has no port');
    return new AgentApiStub([atSocket, atPort], { socketPath, port: address.port });
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (request.url === '/v1/agent/enroll') {
      send(response, this.#enroll(body));
      return;
    }
    const vantage = VANTAGES.find((one) => request.headers.authorization === `Bearer ${this.listeners[one].hostKey}`);
    if (vantage === undefined) response.writeHead(401).end();
    else if (request.url === '/v1/agent/assignment') send(response, this.listeners[vantage].ask());
    else if (request.url === '/v1/agent/reports')
      send(response, this.#take(vantage, reportSchema.parse(JSON.parse(body))), 202);
    // Other requests of an agent, for example for a newer version.
    else response.writeHead(404).end();
  }

  #enroll(body: string): EnrollmentResponse {
    const { token } = enrollmentRequestSchema.parse(JSON.parse(body));
    const vantage = VANTAGES.find((one) => this.tokens[one] === token);
    if (vantage === undefined) throw new Error('an agent enrolls with an unknown token');
    const { hostId, hostKey } = this.listeners[vantage];
    return { version: 1, hostId, hostKey, nextSeq: 1, storeName: vantage, serverTime: new Date().toISOString() };
  }

  #take(vantage: Vantage, report: Report): ReportReceipt {
    const listener = this.listeners[vantage];
    listener.receive({ report, receivedAt: new Date() });
    return {
      accepted: true,
      storedThrough: report.seq,
      assignmentRevision: listener.revision,
      serverTime: new Date().toISOString(),
    };
  }
}

function newToken(): string {
  return `enroll-${randomUUID()}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const bytes = await buffer(request);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
