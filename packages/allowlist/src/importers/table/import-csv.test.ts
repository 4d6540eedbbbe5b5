import { decodeText } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { fixture, packOf, refusal, SOURCE, throughFile } from '../testing/pack-readings.ts';
import { importCsv } from './import-csv.ts';

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

  const COMMAS =
    'id,title,destination,protocol,ports,breaks\nkiosk,"Kiosk, café",kiosk.example,https,443,"Orders\nstop"\n';
  const SEMICOLONS =
    'id;title;destination;protocol;ports;breaks\nkiosk;"Kiosk, café";kiosk.example;https;443;"Orders\nstop"\n';

  it.each([
    ['semicolons', SEMICOLONS],
    ['tabs', SEMICOLONS.replaceAll(';', '\t')],
    ['a byte order mark', `\uFEFF${COMMAS}`],
    ['Windows line ends', COMMAS.replaceAll('\n', '\r\n')],
    ['UTF-16', decodeText(Buffer.from(`\uFEFF${SEMICOLONS}`, 'utf16le'))],
    ['column names in capitals', COMMAS.replace('id,title', 'ID, Title')],
  ])('reads a table with %s like one with commas', (_, form) => {
    const entriesOf = (table: string) =>
      packOf(importCsv(table, SOURCE)).entries.map(({ id, title, subject, breaks }) => ({
        id,
        title,
        subject,
        breaks,
      }));
    expect(entriesOf(form)).toEqual(entriesOf(COMMAS));
    expect(entriesOf(form)).toMatchObject([{ title: 'Kiosk, café', breaks: 'Orders\nstop' }]);
  });

  it('keeps every cell as printed with its line, and which hosts need it', () => {
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
    ['a.b,A,a.example,sctp,1,,,', 'list:2: a.b: protocol: must be one of'],
    ['a.b,A,a.example,tcp,70000,,,', 'list:2: a.b: ports: "70000" is neither a port nor a range of ports'],
    ['a.b,A,a.example,tcp,9-1,,,', 'list:2: a.b: ports: "9-1"'],
    ['a.b,A,a.example,tcp,1,out,,', 'list:2: a.b: direction: must be one of'],
    ['a.b,A,a.example,tcp,1,,maybe,', 'list:2: a.b: required: must be yes or no'],
    ['a.b,A,a.example,tcp,1,,,till', 'list:2: a.b: source_role: must be any of'],
    ['a.b,,a.example,tcp,1,,,', 'list:2: a.b: title: is empty'],
    ['A B,A,a.example,tcp,1,,,', 'list:2: A B: entries[0].id: '],
    ['a.b,A,a.example,tcp,1,,,\na.b,B,b.example,tcp,1,,,', 'list:3: a.b: entries[1].id: "a.b" stands twice'],
    ['a.b,A,program:,,,,,', 'list:2: a.b: destination: names nothing after program:'],
  ])('names the line and column of the error in %j', (rows, fault) => {
    expect(faultsOf(rows)).toEqual([expect.stringContaining(fault)]);
  });

  it('names every error at once, with the right line after quoted line breaks', () => {
    expect(faultsOf('a.b,"A\nB",a.example,tcp,x,,,\nc.d,C,-,tcp,1,,,')).toEqual([
      expect.stringContaining('list:2: a.b: ports'),
      expect.stringContaining('list:4: c.d: destination'),
    ]);
  });

  it.each([
    ['', 'The file does not have the columns of a pack table.'],
    ['id,title\n', 'The file does not have the columns of a pack table.'],
    ['id,title,destination,color\n', 'The file does not have the columns of a pack table.'],
    ['id,title,destination\n', 'The table has no entries.'],
    ['id,title,destination\na,b\n', 'The file is not CSV.'],
    ['id,title,destination\na,"b,c\n', 'The file is not CSV.'],
    ['<html>\n', 'The file does not have the columns of a pack table.'],
  ])('refuses %j', (csv, reason) => {
    expect(refusal(importCsv(csv, SOURCE)).reason).toBe(reason);
  });
});
