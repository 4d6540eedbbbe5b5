import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from './paytronix.ts';
import { faultText, readPack } from './read-pack.ts';

const FOLDER = new URL('../../fixtures/packs/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

/** What is wrong with a pack file, as its author reads it. */
function faultsOf(file: string, text: string): string[] {
  const reading = readPack(file, text);
  return reading.kind === 'refused' ? reading.faults.map(faultText) : [];
}

describe('pack files', () => {
  it.each(FILES)('%s is a valid pack, and writes back unchanged', (file) => {
    const text = textOf(file);
    expect(faultsOf(file, text)).toEqual([]);
    const reading = readPack(file, text);
    expect(reading.kind === 'pack' && reading.pack).toEqual(JSON.parse(text));
  });

  it('the Paytronix pack is valid, and writes back unchanged', () => {
    const text = JSON.stringify(PAYTRONIX_PACK, null, 2);
    expect(faultsOf('paytronix', text)).toEqual([]);
    const reading = readPack('paytronix', text);
    expect(reading.kind === 'pack' && reading.pack).toEqual(PAYTRONIX_PACK);
  });

  it('include Punchh, Square and Clover', () => {
    expect(FILES.sort()).toEqual(['clover.json', 'punchh.json', 'square.json']);
  });
});

describe('readPack', () => {
  it('names file, line, entry and field of a wrong value', () => {
    const text = textOf('punchh.json').replace('"ports": [5614]', '"ports": [70000]');
    const line = text.split('\n').findIndex((printed) => printed.includes('70000')) + 1;
    const [fault] = faultsOf('punchh.json', text);
    expect(fault).toMatch(
      new RegExp(`^punchh\\.json:${line}: punchh\\.lan-5614: entries\\[6\\]\\.subject\\.ports\\[0\\]: `),
    );
  });

  it('refuses an unknown field, so that nothing is silently lost', () => {
    const text = textOf('punchh.json').replace('"required": false', '"requiredd": false');
    const faults = faultsOf('punchh.json', text).join('\n');
    expect(faults).toContain('punchh.hosts: entries[1]');
    expect(faults).toContain('requiredd');
  });

  it('names the entry whose section, variable or replacement does not exist', () => {
    const text = textOf('punchh.json').replace('"replacedBy": "punchh.new-host"', '"replacedBy": "punchh.newhost"');
    expect(faultsOf('punchh.json', text)).toEqual([
      expect.stringMatching(
        /^punchh\.json:\d+: punchh\.old-host: entries\[2\]\.deprecated\.replacedBy: .*there is no entry "punchh\.newhost"/,
      ),
    ]);
  });

  it('names the line of a JSON syntax error', () => {
    expect(faultsOf('x.json', '{\n  "schema": "sightline.pack.v1",\n  oops\n}')).toEqual([
      expect.stringMatching(/^x\.json:3: /),
    ]);
  });

  it('handles strings with brackets, quotes and line breaks', () => {
    const text = JSON.stringify({ a: ['}]"\\', { 'k"': 'x' }], schema: 'sightline.pack.v1' }, null, 2);
    const faults = faultsOf('x.json', text);
    expect(faults.some((fault) => fault.startsWith('x.json:1: id: '))).toBe(true);
  });
});

/** Everything that a list can say, and a sample that says it. */
const KINDS: readonly (readonly [what: string, file: string, text: RegExp])[] = [
  ['an exact name', 'punchh.json', /"pattern":"isl\.punchh\.com"/],
  ['a wildcard', 'punchh.json', /"pattern":"\*\.punchh\.com"/],
  ['ranges of addresses', 'square.json', /"addresses":\["198\.51\.100\.0\/28","2001:db8:5::\/48"\]/],
  ['a list of ports', 'punchh.json', /"ports":\[80,443\]/],
  ['a range of ports', 'square.json', /"from":9100,"to":9109/],
  ['UDP', 'square.json', /"protocol":"udp"/],
  ['ICMP', 'punchh.json', /"protocol":"icmp"/],
  ['further protocols of one server', 'clover.json', /"also":\[/],
  ['inbound from the Internet', 'square.json', /"direction":"inbound"/],
  ['a peer in the store', 'punchh.json', /"peer":\{"roles":\["terminal"\]\}/],
  ['a process', 'punchh.json', /"kind":"process"/],
  ['a service', 'punchh.json', /"kind":"service"/],
  ['a code signer', 'punchh.json', /"kind":"code_signer"/],
  ['a folder exclusion', 'punchh.json', /"kind":"folder_exclusion"/],
  ['a port from a configuration file', 'clover.json', /"configuredBy":/],
  ['a variable', 'clover.json', /"pattern":"\[environment\]\.clover\.example"/],
  ['an environment', 'square.json', /"environments":\["production","uat"\]/],
  ['a region', 'clover.json', /"regions":\["na","eu","la"\]/],
  ['a POS system', 'punchh.json', /"pos":\["aloha","res3700","positouch","revel","squirrel"\]/],
  ['alternatives within an entry', 'square.json', /"needed":"any"/],
  ['alternatives among entries', 'square.json', /"anyOf":"square\.discovery"/],
  ['what breaks without it', 'punchh.json', /"breaks":/],
  ['when it begins', 'punchh.json', /"effective":\{"asPrinted":"from Q4","on":"2026-10-01"\}/],
  ['that it ends', 'punchh.json', /"deprecated":\{"asPrinted":"being deprecated"/],
  ['a health page and its answer', 'punchh.json', /"health":\{"path":"\/ping","status":\[200\],"bodyIncludes":"OK"\}/],
  [
    'a cell as printed and corrected',
    'clover.json',
    /"text":"www\.cloover\.example",.*"corrected":"www\.clover\.example"/,
  ],
  ['the line of a cell', 'clover.json', /"lines":\[2,2\]/],
];

describe('the pack format holds', () => {
  it.each(KINDS)('%s', (_what, file, text) => {
    expect(text.test(JSON.stringify(JSON.parse(textOf(file))))).toBe(true);
  });
});
