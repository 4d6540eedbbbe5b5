import { readFileSync } from 'node:fs';
import type { Pack } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { faultText, type PackReading, readPack } from '../../packs/read-pack.ts';
import { importCloudflareApi, importCloudflareLists } from '../cloudflare/import-cloudflare.ts';
import type { ImportSource } from '../import-source.ts';
import { importMicrosoft365 } from '../microsoft365/import-microsoft365.ts';
import { microsoft365Records } from '../microsoft365/microsoft365-record.ts';
import { importCsv } from './import-csv.ts';

const fixture = (file: string): string =>
  readFileSync(new URL(`../../../fixtures/sources/${file}`, import.meta.url), 'utf8');

const SOURCE: ImportSource = {
  file: 'list',
  url: 'https://vendor.example/list',
  sha256: 'ab'.repeat(32),
  retrievedAt: '2026-11-24',
  packId: 'vendor',
  packVersion: 7,
  vendor: 'Vendor',
  title: 'A list',
  roles: ['boh', 'caps'],
};

function packOf(reading: PackReading): Pack {
  if (reading.kind === 'refused') throw new Error([reading.reason, ...reading.faults.map(faultText)].join('\n'));
  return reading.pack;
}

function refusal(reading: PackReading): { reason: string; faults: string[] } {
  if (reading.kind === 'pack') throw new Error('the import was not refused');
  return { reason: reading.reason, faults: reading.faults.map(faultText) };
}

/** A pack as a file, and read again. */
const throughFile = (pack: Pack): Pack => packOf(readPack('pack.json', JSON.stringify(pack)));

describe('importMicrosoft365', () => {
  const texts = {
    version: fixture('microsoft-365-version.json'),
    endpoints: fixture('microsoft-365-endpoints.json'),
    changes: fixture('microsoft-365-changes.json'),
  };
  const pack = packOf(importMicrosoft365(texts, SOURCE));
  const entry = (id: string) => pack.entries.find((candidate) => candidate.id === id);

  it('loses nothing: the records come out of the stored pack as they came in', () => {
    expect(microsoft365Records(throughFile(pack))).toEqual(JSON.parse(texts.endpoints));
  });

  it('takes the identity of an entry from the id that Microsoft never changes', () => {
    expect(pack.entries.map(({ id }) => id)).toEqual(['m365.1', 'm365.8', 'm365.11', 'm365.12', 'm365.34', 'm365.56']);
  });

  it('reads names, ranges, both transports, ports and what breaks', () => {
    expect(entry('m365.12')?.subject).toEqual({
      kind: 'endpoint',
      names: [{ pattern: '*.lync.com' }, { pattern: '*.teams.microsoft.com' }, { pattern: 'teams.microsoft.com' }],
      addresses: ['203.0.113.192/26'],
      needed: 'all',
      protocol: 'tcp',
      ports: [80, 443, 5061, { from: 50_000, to: 59_999 }],
      also: [{ protocol: 'udp', ports: [443] }],
      direction: 'not_stated',
    });
    expect(entry('m365.34')).toMatchObject({ required: false, breaks: 'Pictures of people are not shown' });
  });

  it('keeps the version of the vendor, and where each cell stands', () => {
    expect(pack.source).toMatchObject({ vendorVersion: '2026102800', url: SOURCE.url });
    const printed = texts.endpoints.split('\n');
    const lines = entry('m365.8')?.provenance.lines ?? [1, 1];
    expect(printed.slice(lines[0] - 1, lines[1]).join('\n')).toContain('"id": 8,');
    expect(entry('m365.8')?.cells.find(({ column }) => column === 'urls')).toMatchObject({ pointer: '/1/urls' });
  });

  it('carries over when an addition takes effect, and what was announced', () => {
    expect(entry('m365.34')?.effective).toEqual({ asPrinted: '20261201', on: '2026-12-01' });
    expect(entry('m365.12')?.remarks).toEqual([
      'Change in version 2026102800 (AddedIp), from 20261130, adds 203.0.113.192/26.',
    ]);
  });

  it('refuses a record with a field that would be lost, a wrong port and an empty list', () => {
    const endpoints = (change: (text: string) => string) =>
      refusal(importMicrosoft365({ ...texts, endpoints: change(texts.endpoints) }, SOURCE));
    expect(endpoints((text) => text.replace('"expressRoute"', '"quic": true, "expressRoute"')).faults[0]).toMatch(
      /^endpoints:\d+: .*quic/,
    );
    expect(endpoints((text) => text.replace('"80,443"', '"80;443"')).faults[0]).toMatch(
      /^endpoints:\d+: 0\.tcpPorts: /,
    );
    expect(endpoints(() => '[]').reason).toBe('The list is empty.');
    expect(endpoints(() => '<html>').reason).toBe('The response to /endpoints is not valid JSON.');
    expect(endpoints((text) => text.replace('203.0.113.0/25', '203.0.113.0/250')).faults[0]).toMatch(
      /m365\.1: entries/,
    );
  });
});

describe('importCloudflareApi and importCloudflareLists', () => {
  const lists = { ipv4: fixture('cloudflare-ips-v4.txt'), ipv6: fixture('cloudflare-ips-v6.txt') };
  const page = fixture('cloudflare-challenge.html');

  it('read the same 22 ranges, the API with its etag', () => {
    const fromApi = packOf(importCloudflareApi(fixture('cloudflare-api.json'), SOURCE));
    const fromLists = packOf(importCloudflareLists(lists, SOURCE));
    const cidrs = (pack: Pack) =>
      pack.entries.flatMap(({ subject }) => (subject.kind === 'ranges' ? subject.cidrs : []));
    expect(cidrs(fromApi)).toHaveLength(22);
    expect(cidrs(fromLists)).toEqual(cidrs(fromApi));
    expect(fromApi.source.etag).toBe('38f79d050aa027e3be3865e495dcc9bc');
    expect(throughFile(fromLists)).toEqual(fromLists);
  });

  it('refuse an HTML page that stands in place of the list, a range in it or not', () => {
    const reason = 'The response is an HTML page, perhaps a browser challenge, instead of the list.';
    expect(refusal(importCloudflareApi(page, SOURCE)).reason).toBe(reason);
    expect(refusal(importCloudflareLists({ ...lists, ipv4: page }, SOURCE)).reason).toBe(reason);
    expect(refusal(importCloudflareLists({ ...lists, ipv6: page }, SOURCE)).reason).toBe(reason);
  });

  it('refuse an empty answer, a family that is missing, and an answer of failure', () => {
    expect(refusal(importCloudflareApi('', SOURCE)).reason).toBe('The response is empty.');
    expect(refusal(importCloudflareLists({ ipv4: '\n', ipv6: '' }, SOURCE)).reason).toBe(
      'The list has no IPv4 ranges.',
    );
    expect(refusal(importCloudflareLists({ ...lists, ipv6: ' \n' }, SOURCE)).reason).toBe(
      'The list has no IPv6 ranges.',
    );
    const failed = fixture('cloudflare-api.json').replace('"success": true', '"success": false');
    expect(refusal(importCloudflareApi(failed, SOURCE)).faults[0]).toContain('success');
  });

  it.each([
    ['173.245.48.0/20 # comment', 'is not an IP range'],
    ['173.245.48.0', 'is not an IP range'],
    ['999.1.1.1/20', 'is not an IP range'],
    ['0.0.0.0/0', 'too wide'],
    ['2606:4700::/32', 'is not IPv4'],
    ['example.com', 'is not an IP range'],
  ])('refuse the whole list for the line %j, and name the line', (line, message) => {
    const { faults } = refusal(importCloudflareLists({ ...lists, ipv4: `${lists.ipv4}\n${line}` }, SOURCE));
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^list:16: ips-v4: .*${message}`))]);
  });
});

describe('importCsv', () => {
  const text = fixture('vendor.csv');
  const pack = packOf(importCsv(text, SOURCE));

  it('reads every kind of row', () => {
    expect(pack.entries.map(({ id, subject }) => [id, subject])).toEqual([
      [
        'acme.api',
        {
          kind: 'endpoint',
          names: [{ pattern: 'api.acme.example' }, { pattern: '*.cdn.acme.example' }],
          needed: 'all',
          protocol: 'https',
          ports: [443],
          direction: 'outbound',
        },
      ],
      [
        'acme.media',
        {
          kind: 'endpoint',
          names: [],
          addresses: ['203.0.113.0/24', '2001:db8::/48'],
          needed: 'all',
          protocol: 'udp',
          ports: [{ from: 3478, to: 3481 }, 5000],
          direction: 'outbound',
        },
      ],
      [
        'acme.monitor',
        {
          kind: 'endpoint',
          names: [],
          addresses: ['198.51.100.7/32'],
          needed: 'all',
          protocol: 'icmp',
          ports: [],
          direction: 'inbound',
        },
      ],
      [
        'acme.lan',
        { kind: 'lan_port', ports: [5614], protocol: 'tcp', direction: 'in', peer: { roles: ['terminal'] } },
      ],
      ['acme.agent', { kind: 'application', path: 'C:\\Acme\\agent.exe' }],
      ['acme.signer', { kind: 'code_signer', signer: 'Acme, Inc.' }],
    ]);
  });

  it('keeps every cell as printed with its line, and who needs it', () => {
    const [first, , monitor] = pack.entries;
    expect(first).toMatchObject({ breaks: 'Orders, and refunds, stop', required: true });
    expect(first?.appliesTo).toEqual({
      pos: 'all',
      regions: ['na', 'eu'],
      environments: ['production'],
      roles: ['boh'],
    });
    expect(first?.cells).toContainEqual({
      column: 'destination',
      kind: 'stated',
      text: 'api.acme.example *.cdn.acme.example',
      lines: [2, 2],
    });
    expect(monitor?.remarks).toEqual(['Says "from outside"']);
    expect(throughFile(pack)).toEqual(pack);
  });

  const faultsOf = (rows: string): string[] =>
    refusal(importCsv(`id,title,destination,protocol,ports,direction,required,source_role\n${rows}`, SOURCE)).faults;

  it.each([
    ['a.b,A,exa mple,tcp,1,,,', 'list:2: a.b: destination: "exa" is neither a host name nor a range'],
    ['a.b,A,,tcp,1,,,', 'list:2: a.b: destination: is empty'],
    ['a.b,A,a.example,sctp,1,,,', 'list:2: a.b: protocol: takes one of'],
    ['a.b,A,a.example,tcp,70000,,,', 'list:2: a.b: ports: "70000" is neither a port nor a range of ports'],
    ['a.b,A,a.example,tcp,9-1,,,', 'list:2: a.b: ports: "9-1"'],
    ['a.b,A,a.example,tcp,1,out,,', 'list:2: a.b: direction: takes one of'],
    ['a.b,A,a.example,tcp,1,,maybe,', 'list:2: a.b: required: takes yes or no'],
    ['a.b,A,a.example,tcp,1,,,till', 'list:2: a.b: source_role: takes any of'],
    ['a.b,,a.example,tcp,1,,,', 'list:2: a.b: title: is empty'],
    ['A B,A,a.example,tcp,1,,,', 'list:2: A B: entries[0].id: '],
    ['a.b,A,a.example,tcp,1,,,\na.b,B,b.example,tcp,1,,,', 'list:3: a.b: entries[1].id: "a.b" stands twice'],
    ['a.b,A,program:,,,,,', 'list:2: a.b: destination: names nothing after program:'],
  ])('names line and column of the fault in %j', (rows, fault) => {
    expect(faultsOf(rows)).toEqual([expect.stringContaining(fault)]);
  });

  it('names every fault at once, with the line where cells run over several', () => {
    expect(faultsOf('a.b,"A\nB",a.example,tcp,x,,,\nc.d,C,-,tcp,1,,,')).toEqual([
      expect.stringContaining('list:2: a.b: ports'),
      expect.stringContaining('list:4: c.d: destination'),
    ]);
  });

  it.each([
    ['', 'The columns are not those of the format.'],
    ['id,title\n', 'The columns are not those of the format.'],
    ['id,title,destination,color\n', 'The columns are not those of the format.'],
    ['id,title,destination\n', 'The list is empty.'],
    ['id,title,destination\na,b\n', 'The file is not CSV.'],
    ['id,title,destination\na,"b,c\n', 'The file is not CSV.'],
    ['<html>\n', 'The columns are not those of the format.'],
  ])('refuses %j', (csv, reason) => {
    expect(refusal(importCsv(csv, SOURCE)).reason).toBe(reason);
  });
});
