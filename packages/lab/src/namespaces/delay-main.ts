import { createSocket } from 'node:dgram';

/**
 * Runs in the line's namespace: relays UDP datagrams between two sides, each delayed by the given ms.
 * Arguments: port, ms, then for each side our address and the peer's.
 */
const [port = '', delayMs = '', storeSide = '', store = '', internetSide = '', internet = ''] = process.argv.slice(2);

const toStore = createSocket('udp4');
const toInternet = createSocket('udp4');
for (const { from, to, peer } of [
  { from: toStore, to: toInternet, peer: internet },
  { from: toInternet, to: toStore, peer: store },
]) {
  from.on('message', (datagram) => {
    setTimeout(() => {
      to.send(datagram, Number(port), peer);
    }, Number(delayMs));
  });
}
toStore.bind(Number(port), storeSide);
toInternet.bind(Number(port), internetSide);
