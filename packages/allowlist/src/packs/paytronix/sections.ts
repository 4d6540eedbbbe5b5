import type { PackSection } from '@sightline/spec';

/** The headings of the guide, and the text under them that belongs to no entry. */
export const PAYTRONIX_SECTIONS: readonly PackSection[] = [
  {
    id: 'guide',
    title: 'Paytronix Security & Network Allowlist Guide',
    asPrinted: [
      'Paytronix Security & Network Allowlist Guide',
      'This article contains information about allowing the specific URLs, ports, hosts, services, installers, and applications required for communication between your technology and Paytronix systems.',
      'B',
      'Written by Beverlie Sopiep',
      'Updated over 2 weeks ago',
    ],
    provenance: { lines: [3, 9], where: 'Head of the guide' },
  },
  {
    id: 'overview',
    title: 'Overview',
    asPrinted: [
      'Overview',
      'When Paytronix products are installed on a POS system, there’s back-and-forth communication between the POS terminals, the BOH (back-of-house) machine, and Paytronix systems (PXS). Your organization’s corporate information security team may use firewalls, security software, or other products and services designed to monitor networks, detect possible intrusions, and/or block suspicious network traffic. The best way to ensure communication between your POS system and Paytronix continues uninterrupted is to explicitly allow the specific URLs, ports, hosts, services, installers, and applications required for communication. If you think you are experiencing connectivity issues related to security or URL allowance, please work with your organization’s IT Security Team. We highly recommend you meet with your organization’s IT Security Team before installing anything on the BOH machine so they can conduct an official security review.',
    ],
    provenance: { lines: [11, 13], where: 'Overview' },
  },
  {
    id: 'before-you-start',
    title: 'Before You Start',
    asPrinted: [
      'Before You Start',
      'At a minimum, you will need admin access to the BOH machine and POS terminals. Depending on your corporate setup, you may need additional permissions or access. You may also be providing the information in this document to someone who manages firewall/security operations for your organization.',
      'If you are able, we strongly recommend implementing a domain-based allowlist. Domain-based management allows all traffic to/from Paytronix, even if specific IP ranges change over time. It ensures that if Paytronix IP ranges change, your systems will still communicate with ours, without your needing to update security settings on your end. If you are not able to use a domain-based allowlist, you will need to make sure that your allowed IPs associated with Paytronix are always current.',
    ],
    provenance: { lines: [16, 20], where: 'Before You Start' },
  },
  {
    id: 'all-pos',
    title: 'Allowlisting Specifications - All POS Systems',
    asPrinted: [
      'Allowlisting Specifications - All POS Systems',
      'Below are the URLs, IP addresses, ports, connections, services, applications, and installers you will need to allowlist on the BOH machine.',
    ],
    provenance: { lines: [23, 25], where: 'Allowlisting Specifications - All POS Systems' },
  },
  {
    id: 'cloudflare',
    title: 'Cloudflare',
    asPrinted: [
      'Cloudflare',
      'Certain transactions are routed through Cloudflare for security; as such, you should allowlist these IPs:',
    ],
    provenance: { lines: [27, 29], where: 'All POS Systems > Cloudflare' },
  },
  {
    id: 'servers',
    title: 'URLs, IPs, Connections, Ports',
    asPrinted: [
      'URLs, IPs, Connections, Ports',
      'NOTE: For any links in the URL column, you will need to choose the correct Merchant when you click into the link.',
    ],
    provenance: { lines: [32, 34], where: 'All POS Systems > URLs, IPs, Connections, Ports' },
  },
  {
    id: 'north-america-servers',
    title: 'North America Servers',
    asPrinted: ['North America Servers', 'Site/App', 'URL', 'Primary IP', 'Backup IP', 'Connection', 'Port(s)'],
    provenance: {
      lines: [36, 48],
      where: 'URLs, IPs, Connections, Ports > North America Servers: heading and column heads',
    },
  },
  {
    id: 'european-union-servers',
    title: 'European Union Servers',
    asPrinted: ['European Union Servers', 'Site/App', 'URL', 'Primary IP', 'Backup IP', 'Connection', 'Port(s)'],
    provenance: {
      lines: [114, 126],
      where: 'URLs, IPs, Connections, Ports > European Union Servers: heading and column heads',
    },
  },
  {
    id: 'services-and-applications',
    title: 'Services & Applications',
    asPrinted: [
      'Services & Applications',
      'For the Paytronix Controller Service, you will need to allowlist the following applications:',
    ],
    provenance: { lines: [193, 195], where: 'All POS Systems > Services & Applications' },
  },
  {
    id: 'installers',
    title: 'Installers',
    asPrinted: ['Installers'],
    provenance: { lines: [208, 208], where: 'All POS Systems > Installers' },
  },
  {
    id: 'pos-specific',
    title: 'Additional POS-Specific Allowlisting Specifications',
    asPrinted: ['Additional POS-Specific Allowlisting Specifications'],
    provenance: { lines: [214, 214], where: 'Additional POS-Specific Allowlisting Specifications' },
  },
  {
    id: 'aloha',
    title: 'Aloha POS',
    asPrinted: ['Aloha POS'],
    provenance: { lines: [216, 216], where: 'POS-Specific > Aloha POS' },
  },
  {
    id: 'aloha-terminal-applications',
    title: 'Aloha POS: Applications (Terminals)',
    asPrinted: ['Applications (Terminals)', 'Order Entry Terminals'],
    provenance: { lines: [218, 220], where: 'Aloha POS > Applications (Terminals) > Order Entry Terminals' },
  },
  {
    id: 'aloha-boh-ports',
    title: 'Aloha POS: Ports, BOH',
    asPrinted: ['Ports (BOH & Terminals)', 'BOH'],
    provenance: { lines: [225, 227], where: 'Aloha POS > Ports (BOH & Terminals) > BOH' },
  },
  {
    id: 'aloha-terminal-ports',
    title: 'Aloha POS: Ports, Order Entry Terminals',
    asPrinted: ['Order Entry Terminals'],
    provenance: { lines: [236, 236], where: 'Aloha POS > Ports (BOH & Terminals) > Order Entry Terminals' },
  },
  {
    id: 'positouch',
    title: 'POSitouch',
    asPrinted: ['POSitouch', 'Ports (BOH & Terminals)', 'Allowlist these ports on both the BOH and terminals:'],
    provenance: { lines: [245, 249], where: 'POS-Specific > POSitouch > Ports (BOH & Terminals)' },
  },
  {
    id: 'res-3700',
    title: 'Micros RES 3700',
    asPrinted: ['Micros RES 3700', 'Ports'],
    provenance: { lines: [257, 259], where: 'POS-Specific > Micros RES 3700 > Ports' },
  },
  {
    id: 'simphony',
    title: 'Oracle Simphony',
    asPrinted: ['Oracle Simphony', 'Ports'],
    provenance: { lines: [263, 265], where: 'POS-Specific > Oracle Simphony > Ports' },
  },
  {
    id: 'other-pos',
    title: 'All Other POS Systems',
    asPrinted: ['All Other POS Systems'],
    provenance: { lines: [269, 269], where: 'POS-Specific > All Other POS Systems' },
  },
];
