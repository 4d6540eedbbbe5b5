import { BOH, CONTROL, GATEWAY, INTERNET, LINE, PUBLIC_RESOLVER, STORE_NETWORK6, TERMINAL } from './addresses.ts';
import { Namespace } from './namespace.ts';
import { ALL_ADDRESSES } from './vendor-sites.ts';

/** Every namespace of the lab, by its role. */
export interface Topology {
  readonly boh: Namespace;
  readonly terminal: Namespace;
  readonly gateway: Namespace;
  readonly line: Namespace;
  readonly internet: Namespace;
  readonly vendor: Namespace;
  readonly control: Namespace;
}

export type Place = keyof Topology;

const PLACES = ['boh', 'terminal', 'gateway', 'line', 'internet', 'vendor', 'control'] as const satisfies Place[];

const NAT = `table ip base {
  chain out { type nat hook postrouting priority srcnat; oifname { "wan", "slow" } masquerade; }
}`;

/**
 * Opens and connects the namespaces: hosts - gateway - line - Internet - vendor and control. Throws, with all closed,
 * if it cannot.
 */
export async function buildTopology(): Promise<Topology> {
  const opened: Namespace[] = [];
  try {
    const open = async (place: Place): Promise<Namespace> => {
      const namespace = await Namespace.open(place);
      opened.push(namespace);
      return namespace;
    };
    const topology: Topology = {
      boh: await open('boh'),
      terminal: await open('terminal'),
      gateway: await open('gateway'),
      line: await open('line'),
      internet: await open('internet'),
      vendor: await open('vendor'),
      control: await open('control'),
    };
    await join(topology);
    await topology.gateway.runOrThrow(['nft', '-f', '-'], { input: NAT });
    return topology;
  } catch (error) {
    await Promise.all(opened.map((namespace) => namespace.close()));
    throw error;
  }
}

/** Returns all namespaces. */
export function namespacesOf(topology: Topology): readonly Namespace[] {
  return PLACES.map((place) => topology[place]);
}

/** Ends all namespaces and everything in them. */
export async function closeTopology(topology: Topology): Promise<void> {
  await Promise.all(namespacesOf(topology).map((namespace) => namespace.close()));
}

async function join(topology: Topology): Promise<void> {
  await joinStore(topology);
  await joinInternet(topology);
  for (const router of [topology.gateway, topology.line, topology.internet]) {
    await router.runOrThrow(['sysctl', '-qw', 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1']);
    // Two programs rejected at the same time must both get the ICMP error; by default the kernel sends one per host and
    // second.
    await router.runOrThrow(['sysctl', '-qw', 'net.ipv4.icmp_ratelimit=0', 'net.ipv6.icmp.ratelimit=0']);
  }
  // Firewalls that count bytes per connection need the counters.
  await topology.gateway.runOrThrow(['sysctl', '-qw', 'net.netfilter.nf_conntrack_acct=1']);
}

async function joinStore({ boh, terminal, gateway, line }: Topology): Promise<void> {
  await ip(gateway, [
    'link add name lan type bridge',
    `link add name lan-boh type veth peer name eth0 netns ${boh.pid}`,
    `link add name lan-term type veth peer name eth0 netns ${terminal.pid}`,
    // Leaves room for tunneled packets of 1,500 bytes.
    `link add name wan mtu 1600 type veth peer name store mtu 1600 netns ${line.pid}`,
    'link set lan-boh master lan up',
    'link set lan-term master lan up',
    ...address('lan', [`${GATEWAY.lan}/24`, `${GATEWAY.lan6}/64`]),
    ...address('wan', [`${GATEWAY.wan}/30`, `${GATEWAY.wan6}/64`]),
  ]);
  for (const [host, own] of [
    [boh, BOH],
    [terminal, TERMINAL],
  ] as const) {
    await ip(host, [
      ...address('eth0', [`${own.address}/24`, `${own.address6}/64`]),
      ...defaultRoute(GATEWAY.lan, GATEWAY.lan6),
    ]);
  }
  await ip(line, address('store', [`${LINE.store}/30`, `${LINE.store6}/64`]));
  await ip(gateway, defaultRoute(LINE.store, LINE.store6));
}

async function joinInternet({ line, internet, vendor, control }: Topology): Promise<void> {
  await ip(internet, [
    `link add name line mtu 1600 type veth peer name internet mtu 1600 netns ${line.pid}`,
    `link add name vendor type veth peer name eth0 netns ${vendor.pid}`,
    `link add name control type veth peer name eth0 netns ${control.pid}`,
    ...address('line', [`${INTERNET.line}/30`, `${INTERNET.line6}/64`]),
    ...address('vendor', [`${INTERNET.vendor}/24`, `${INTERNET.vendor6}/64`]),
    ...address('control', [`${INTERNET.control}/24`, `${INTERNET.control6}/64`]),
    `addr add ${PUBLIC_RESOLVER}/32 dev control`,
  ]);
  await ip(line, [
    ...address('internet', [`${LINE.internet}/30`, `${LINE.internet6}/64`]),
    ...defaultRoute(INTERNET.line, INTERNET.line6),
    `route add ${STORE_NETWORK6} via ${GATEWAY.wan6}`,
  ]);
  await ip(internet, defaultRoute(LINE.internet, LINE.internet6));
  await ip(vendor, [
    ...address(
      'eth0',
      ALL_ADDRESSES.map((one) => `${one}/${one.includes(':') ? 64 : 24}`),
    ),
    // One packet must be one packet on the wire, as a firewall sees it.
    'link set eth0 gso_max_segs 1',
    ...defaultRoute(INTERNET.vendor, INTERNET.vendor6),
  ]);
  await ip(control, [
    ...address('eth0', [`${CONTROL.address}/24`, `${CONTROL.address6}/64`]),
    ...defaultRoute(INTERNET.control, INTERNET.control6),
  ]);
}

function address(device: string, addresses: readonly string[]): string[] {
  return [
    `link set ${device} up`,
    // Without duplicate address detection, an IPv6 address is usable at once.
    ...addresses.map((one) => `addr add ${one} dev ${device}${one.includes(':') ? ' nodad' : ''}`),
  ];
}

function defaultRoute(gateway: string, gateway6: string): string[] {
  return [`route add default via ${gateway}`, `route add default via ${gateway6}`];
}

async function ip(namespace: Namespace, lines: readonly string[]): Promise<void> {
  await namespace.runOrThrow(['ip', '-batch', '-'], { input: `${lines.join('\n')}\n` });
}
