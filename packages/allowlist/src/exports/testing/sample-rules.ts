import type { ExportHeader } from '../render/exporter.ts';
import type { AllowDestination, AllowRule, AllowService, NetworkSubject } from '../rules/allow-rule.ts';

const ONE = (port: number) => ({ from: port, to: port });

const RULE = {
  roles: ['boh'],
  required: true,
  environments: ['production'],
  provenance: 'Servers, line 7',
} as const;

const TCP_443: AllowService = { protocol: 'tcp', ports: [ONE(443)] };
const ANY: AllowService = { protocol: 'not_stated', ports: [] };

function network(
  entry: readonly [id: string, title: string],
  destination: AllowDestination,
  service: AllowService,
  direction: NetworkSubject['direction'] = 'out',
): AllowRule {
  const [entryId, title] = entry;
  return { ...RULE, entryId, title, subject: { kind: 'network', destination, service, direction } };
}

const SERVER = { kind: 'name', host: 'm570.oltp.pxsplatform.com' } as const;
const MEDIA: AllowService = { protocol: 'udp', ports: [{ from: 3478, to: 3481 }] };
const LOCAL: AllowService = { protocol: 'not_stated', ports: [ONE(9054)] };

/** One rule of every kind. The expected text in each format is in fixtures/exports, written by hand. */
export const SAMPLE_RULES: readonly AllowRule[] = [
  network(['pos.server', 'POS Transactional Server'], SERVER, TCP_443, 'in_out'),
  network(
    ['punchh.all', 'Punchh'],
    { kind: 'wildcard', base: 'punchh.com', apex: 'not_stated' },
    { protocol: 'tcp', ports: [ONE(80), ONE(443)] },
  ),
  network(['cloudflare.ranges', 'Cloudflare'], { kind: 'addresses', cidr: '173.245.48.0/20' }, ANY, 'not_stated'),
  network(['cloudflare.ranges', 'Cloudflare'], { kind: 'addresses', cidr: '2400:cb00::/32' }, ANY, 'not_stated'),
  network(['calls.media', 'Media'], { kind: 'addresses', cidr: '203.0.113.0/24' }, MEDIA),
  network(['square.time', 'Time'], { kind: 'name', host: 'time.example.net' }, { protocol: 'udp', ports: [ONE(123)] }),
  network(
    ['punchh.pc', 'Terminals to the PC'],
    { kind: 'peer', roles: ['terminal'], device: null },
    { protocol: 'tcp', ports: [ONE(5614)] },
    'in',
  ),
  {
    ...RULE,
    entryId: 'pos.controller',
    title: 'Controller',
    subject: { kind: 'program', path: 'C:\\Paytronix\\jre\\bin\\java.exe', service: 'Paytronix Controller' },
  },
  { ...RULE, entryId: 'punchh.signer', title: 'Signer', subject: { kind: 'code_signer', text: 'Punchh, Inc.' } },
  network(['m365.autodiscover', 'Exchange'], { kind: 'pattern', pattern: 'autodiscover.*.onmicrosoft.com' }, TCP_443),
  network(
    ['punchh.ping', 'Ping'],
    { kind: 'addresses', cidr: '198.51.100.7/32' },
    { protocol: 'icmp', ports: [] },
    'in',
  ),
  network(['aloha.9054', 'Aloha'], { kind: 'peer', roles: [], device: null }, LOCAL, 'in_out'),
];

export const SAMPLE_HEADER: ExportHeader = {
  title: 'Sample list',
  packId: 'sample',
  packVersion: 3,
  selection: 'full',
  madeAt: '2026-11-24T12:00:00.000Z',
  scope: 'store 0007',
  leftOut: [{ entryId: 'pos.guest', title: 'Guest account', text: 'Unknown: URL. Ask the vendor.', profileCount: 1 }],
  removable: [network(['pos.old', 'Old server'], { kind: 'name', host: 'old.example.com' }, TCP_443)],
};
