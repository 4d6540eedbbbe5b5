import type { Entry } from '@sightline/spec';
import { BOH_OR_CAPS } from './wording.ts';

/** Cloudflare: the address ranges through which certain transactions are routed. */
export const CLOUDFLARE_ENTRIES: readonly Entry[] = [
  {
    id: 'all-pos.cloudflare-ranges',
    sectionId: 'cloudflare',
    title: 'Cloudflare IP ranges',
    asPrinted: [
      'Certain transactions are routed through Cloudflare for security; as such, you should allowlist these IPs:',
      'https://www.cloudflare.com/ips/',
    ],
    provenance: { lines: [29, 30], where: 'All POS Systems > Cloudflare' },
    cells: [],
    subject: {
      kind: 'ranges',
      publishedAt: 'https://www.cloudflare.com/ips/',
      cidrs: [
        '173.245.48.0/20',
        '103.21.244.0/22',
        '103.22.200.0/22',
        '103.31.4.0/22',
        '141.101.64.0/18',
        '108.162.192.0/18',
        '190.93.240.0/20',
        '188.114.96.0/20',
        '197.234.240.0/22',
        '198.41.128.0/17',
        '162.158.0.0/15',
        '104.16.0.0/13',
        '104.24.0.0/14',
        '172.64.0.0/13',
        '131.0.72.0/22',
        '2400:cb00::/32',
        '2606:4700::/32',
        '2803:f800::/32',
        '2405:b500::/32',
        '2405:8100::/32',
        '2a06:98c0::/29',
        '2c0f:f248::/32',
      ],
      retrievedAt: '2026-10-02',
    },
    appliesTo: { pos: 'all', regions: 'all', environments: 'all', roles: ['boh', 'caps'] },
    required: true,
    flags: [
      { code: 'port_not_stated', text: 'The guide gives no port for these ranges.' },
      { code: 'protocol_not_stated', text: 'The guide gives no protocol for these ranges.' },
      { code: 'direction_not_stated', text: 'The guide gives no direction for these ranges.' },
    ],
    remarks: [
      BOH_OR_CAPS,
      "The guide does not print the ranges; they come from Cloudflare's API (https://api.cloudflare.com/client/v4/ips) on 2026-10-02, etag 38f79d050aa027e3be3865e495dcc9bc.",
    ],
  },
];
