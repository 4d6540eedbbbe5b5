import { describe, expect, it } from 'vitest';
import { fixture, packOf, refusal, SOURCE, throughFile } from '../testing/pack-readings.ts';
import { importMicrosoft365 } from './import-microsoft365.ts';
import { microsoft365Records } from './microsoft365-record.ts';

describe('importMicrosoft365', () => {
  const texts = {
    version: fixture('microsoft-365-version.json'),
    endpoints: fixture('microsoft-365-endpoints.json'),
    changes: fixture('microsoft-365-changes.json'),
  };
  const pack = packOf(importMicrosoft365(texts, SOURCE));
  const entry = (id: string) => pack.entries.find((candidate) => candidate.id === id);

  it('loses nothing: a stored pack gives back the same records', () => {
    expect(microsoft365Records(throughFile(pack))).toEqual(JSON.parse(texts.endpoints));
  });

  it("takes an entry's id from the id that Microsoft never changes", () => {
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

  it("keeps the vendor's version and the place of each cell", () => {
    expect(pack.source).toMatchObject({ vendorVersion: '2026102800', url: SOURCE.url });
    const printed = texts.endpoints.split('\n');
    const lines = entry('m365.8')?.provenance.lines ?? [1, 1];
    expect(printed.slice(lines[0] - 1, lines[1]).join('\n')).toContain('"id": 8,');
    expect(entry('m365.8')?.cells.find(({ column }) => column === 'urls')).toMatchObject({ pointer: '/1/urls' });
  });

  it('keeps when an addition takes effect, and the announced changes', () => {
    expect(entry('m365.34')?.effective).toEqual({ asPrinted: '20261201', on: '2026-12-01' });
    expect(entry('m365.12')?.remarks).toEqual([
      'Change in version 2026102800 (AddedIp), from 20261130, adds 203.0.113.192/26.',
    ]);
  });

  it('refuses a record with an unknown field, a wrong port and an empty list', () => {
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
