import type { Socket } from 'node:net';

/** The content type of a TLS handshake record (RFC 8446, 5.1), with which every ClientHello begins. */
const TLS_HANDSHAKE = 22;

/**
 * Calls `act` when the client has spoken, and says whether it speaks TLS. Its bytes are put back, so whoever takes
 * the socket over then reads them first. A client that says nothing is left waiting.
 */
export function onFirstBytes(client: Socket, act: (isTls: boolean) => void): void {
  client.once('readable', () => {
    const bytes: unknown = client.read();
    if (!(bytes instanceof Buffer)) return;
    client.unshift(bytes);
    act(bytes[0] === TLS_HANDSHAKE);
  });
}
