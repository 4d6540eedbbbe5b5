import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Authority } from '../ca/authority.ts';
import { onFirstBytes } from '../first-bytes.ts';
import {
  answerAndStall,
  answerAsVendor,
  answerBlockPage,
  answerCaptivePortal,
  answerCloudflareChallenge,
  answerNothing,
  answerProxyAuth,
  answerUnavailable,
  type Responder,
} from '../vendor/answers.ts';
import { FaultTlsServers, type TlsServerFault } from './fault-tls-servers.ts';
import type { IncomingConnection } from './incoming-connection.ts';
import { relay } from './relay.ts';

/** How each fault that terminates TLS answers a request. */
const RESPONDERS: Readonly<Record<Exclude<TlsServerFault, 'intercept' | 'http_reset'>, Responder>> = {
  wrong_name_certificate: answerAsVendor,
  expired_certificate: answerAsVendor,
  not_yet_valid_certificate: answerAsVendor,
  untrusted_certificate: answerAsVendor,
  old_protocol: answerAsVendor,
  http_silent: answerNothing,
  http_stalled: answerAndStall,
  block_page: answerBlockPage,
  captive_portal: answerCaptivePortal,
  proxy_auth: answerProxyAuth,
  unexpected_status: answerUnavailable,
  cloudflare_challenge: answerCloudflareChallenge,
};

/** Serves HTTPS for names under a fault, on connections accepted elsewhere. */
export class FaultHttpServers {
  readonly #tls: FaultTlsServers;
  readonly #ca: Authority;

  constructor(ca: Authority, productCa: Authority) {
    this.#tls = new FaultTlsServers(ca, productCa);
    this.#ca = ca;
  }

  /** Await this before calling `serve` for the name and fault. */
  prepare(host: string, fault: TlsServerFault): Promise<void> {
    return this.#tls.prepare(host, fault);
  }

  /** Serves a plain HTTP client the same responses, without TLS; `intercept` passes it through. */
  serve(fault: TlsServerFault, incoming: IncomingConnection): void {
    onFirstBytes(incoming.client, (isTls) => {
      if (fault === 'intercept') {
        if (isTls) this.#passThrough(incoming);
        else relay(incoming.client, incoming.to);
        return;
      }
      const session = isTls ? this.#tls.open(incoming.client, incoming.host, fault) : incoming.client;
      serveHttp(session, fault === 'http_reset' ? () => incoming.client.resetAndDestroy() : RESPONDERS[fault]);
    });
  }

  /** Acts as an inspecting firewall: reads what the client sends, then sends the same to the real server. */
  #passThrough(incoming: IncomingConnection): void {
    const secure = this.#tls.open(incoming.client, incoming.host, 'intercept');
    const upstream = connectTls({ ...incoming.to, servername: incoming.host, ca: this.#ca.certPem });
    secure.pipe(upstream).pipe(secure);
    upstream.on('error', () => incoming.client.resetAndDestroy());
    incoming.client.on('close', () => upstream.destroy());
  }
}

/** One server per connection: it does not listen, and ends with its socket. */
function serveHttp(session: Socket, responder: Responder): void {
  const server: Server = createServer(responder);
  server.emit('connection', session);
}
