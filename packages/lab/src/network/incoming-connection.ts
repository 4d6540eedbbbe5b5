import type { Socket } from 'node:net';
import type { Endpoint } from './addresses.ts';

/** A client's connection that has just been accepted. */
export interface IncomingConnection {
  readonly client: Socket;
  /** The name whose address the client came to. */
  readonly host: string;
  /** Where the name's real server is. */
  readonly to: Endpoint;
  readonly latencyMs: number;
}
