import type { Socket } from 'node:net';

/** The content type of a TLS handshake record (RFC 8446, 5.1); every ClientHello begins with it. */
const TLS_HANDSHAKE = 22;

/**
 * Calls `act` once the client has sent something, and says whether it is TLS. Puts the bytes back, so that the next reader
 * sees them first. A client that sends nothing keeps waiting.
 */
export function onFirstBytes(client: Socket, act: (isTls: boolean) => void): void {
  client.once('readable', () => {
    const bytes: unknown = client.read();
    if (!(bytes instanceof Buffer)) return;
    client.unshift(bytes);
    act(bytes[0] === TLS_HANDSHAKE);
  });
}
