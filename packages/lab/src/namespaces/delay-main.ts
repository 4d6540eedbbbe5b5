import { createSocket } from 'node:dgram';

/**
 * Run in the line's namespace: hands UDP datagrams from one side to the other, each late by so many ms.
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
