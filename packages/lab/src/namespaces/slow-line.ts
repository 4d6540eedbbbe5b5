import { fileURLToPath } from 'node:url';
import { GATEWAY, INTERNET, LINE } from './addresses.ts';
import type { ScenarioControls } from './scenario-controls.ts';

const STORE_END = '198.18.0.2';
const INTERNET_END = '198.18.0.1';
const RELAY_PORT = 4789;

/**
 * Delays every packet between store and Internet by half of `roundTripMs`, including the first SYN and DNS.
 *
 * The kernel's netem is not available everywhere. Instead the store's line becomes a tunnel (VXLAN) whose two ends meet at
 * a relay of ours, which forwards each packet when it is due.
 */
export async function slowLine(controls: ScenarioControls, roundTripMs: number): Promise<void> {
  const relay = fileURLToPath(new URL('./delay-main.ts', import.meta.url));
  const ends = [LINE.store, GATEWAY.wan, LINE.internet, INTERNET.line];
  await controls.serve('line', {
    argv: [process.execPath, relay, String(RELAY_PORT), String(roundTripMs / 2), ...ends],
    listens: [{ protocol: 'udp', port: RELAY_PORT }],
  });
  await tunnel(controls, 'gateway', { local: GATEWAY.wan, remote: LINE.store, address: STORE_END });
  await tunnel(controls, 'internet', { local: INTERNET.line, remote: LINE.internet, address: INTERNET_END });
  await controls.change(
    'gateway',
    ['ip', 'route', 'replace', 'default', 'via', INTERNET_END, 'dev', 'slow'],
    ['ip', 'route', 'replace', 'default', 'via', LINE.store],
  );
}

async function tunnel(
  controls: ScenarioControls,
  place: 'gateway' | 'internet',
  end: { readonly local: string; readonly remote: string; readonly address: string },
): Promise<void> {
  const device = ['type', 'vxlan', 'id', '7', 'local', end.local, 'remote', end.remote, 'dstport', String(RELAY_PORT)];
  await controls.change(place, ['ip', 'link', 'add', 'slow', 'mtu', '1500', ...device], ['ip', 'link', 'del', 'slow']);
  await controls.topology[place].runOrThrow(['ip', 'addr', 'add', `${end.address}/30`, 'dev', 'slow']);
  await controls.topology[place].runOrThrow(['ip', 'link', 'set', 'slow', 'up']);
  // The relay reads raw packets, so checksums must not be left to the network card.
  await controls.topology[place].runOrThrow(['ethtool', '--offload', 'slow', 'tx', 'off']);
}
