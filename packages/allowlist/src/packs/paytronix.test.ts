import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Entry, FLAG_CODES, type Flag, packSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from './paytronix.ts';

const guide = readFileSync(new URL(`../../fixtures/${PAYTRONIX_PACK.source.file}`, import.meta.url));
const guideLines = guide.toString('utf8').split('\n');

/** Lines of the web page around the guide, not of the guide: link to the content, author's avatar, feedback prompt. */
const PAGE_FURNITURE = ['Skip to main content', 'B', 'Did this answer your question?'];

/** The non-blank lines of the guide from `first` to `last`, counted from 1. */
function printedLines([first, last]: readonly [number, number]): string[] {
  return guideLines
    .slice(first - 1, last)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function entry(id: string): Entry {
  const found = PAYTRONIX_PACK.entries.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found;
}

const flagCodes = (id: string): string[] => entry(id).flags.map(({ code }) => code);
const entriesWith = (code: Flag['code']): string[] =>
  PAYTRONIX_PACK.entries.filter(({ flags }) => flags.some((flag) => flag.code === code)).map(({ id }) => id);

describe('the Paytronix pack', () => {
  it('matches the pack schema', () => {
    expect(packSchema.parse(PAYTRONIX_PACK)).toEqual(PAYTRONIX_PACK);
  });

  it('comes from the guide in fixtures, byte for byte', () => {
    expect(createHash('sha256').update(guide).digest('hex')).toBe(PAYTRONIX_PACK.source.sha256);
    expect(guideLines.map((line) => line.trim())).toContain(PAYTRONIX_PACK.source.updatedNote);
  });

  it.each(PAYTRONIX_PACK.entries)("prints $id exactly as the guide's lines do", ({ asPrinted, provenance }) => {
    expect(asPrinted).toEqual(printedLines(provenance.lines));
  });

  it.each(PAYTRONIX_PACK.sections)("prints section $id exactly as the guide's lines do", (section) => {
    expect(section.provenance).toBeDefined();
    expect(section.asPrinted).toEqual(printedLines(section.provenance?.lines ?? [1, 0]));
  });

  it('covers every line of the guide', () => {
    const covered = new Set<number>();
    for (const { provenance } of [...PAYTRONIX_PACK.sections, ...PAYTRONIX_PACK.entries]) {
      for (let line = provenance?.lines[0] ?? 1; line <= (provenance?.lines[1] ?? 0); line++) covered.add(line);
    }
    const missed = guideLines.filter((line, index) => line.trim() !== '' && !covered.has(index + 1));
    expect(missed.filter((line) => !PAGE_FURNITURE.includes(line.trim()))).toEqual([]);
  });

  it('states a cell only as its row in the guide prints it', () => {
    for (const { id, cells, provenance } of PAYTRONIX_PACK.entries) {
      for (const cell of cells) {
        if (cell.kind === 'unknown') continue;
        expect(cell.lines, `${id} ${cell.column}`).toBeDefined();
        const [first, last] = cell.lines ?? [0, 0];
        expect(first >= provenance.lines[0] && last <= provenance.lines[1], `${id} ${cell.column}`).toBe(true);
        expect(cell.text.split('\n'), `${id} ${cell.column}`).toEqual(printedLines([first, last]));
      }
    }
  });

  it('gives every row of both server tables all six columns, even empty ones', () => {
    const rows = PAYTRONIX_PACK.entries.filter(({ subject }) => subject.kind === 'endpoint');
    expect(rows).toHaveLength(16);
    for (const { cells } of rows) {
      expect(cells.map(({ column }) => column)).toEqual([
        'Site/App',
        'URL',
        'Primary IP',
        'Backup IP',
        'Connection',
        'Port(s)',
      ]);
    }
  });

  it('names no host that the guide does not print', () => {
    const text = guide.toString('utf8');
    for (const { subject } of PAYTRONIX_PACK.entries) {
      if (subject.kind !== 'endpoint') continue;
      for (const { pattern } of subject.names) expect(text).toContain(pattern);
    }
  });

  it('keeps both address columns and the five lost links unknown, with a reason', () => {
    const unknown = PAYTRONIX_PACK.entries.flatMap(({ id, cells }) =>
      cells.filter(({ kind }) => kind === 'unknown').map(({ column }) => `${id} ${column}`),
    );
    expect(unknown.filter((cell) => cell.endsWith(' IP'))).toHaveLength(32);
    expect(unknown.filter((cell) => cell.endsWith(' URL'))).toEqual([
      'na.production.my-guest-account URL',
      'na.test.merchant-portal URL',
      'na.test.pos-transactional-server URL',
      'na.test.pos-transactional-server.port-1275 URL',
      'eu.production.merchant-portal URL',
      'eu.test.merchant-portal URL',
    ]);
  });

  it('flags exactly the entries with unknown cells', () => {
    for (const { id, cells, flags } of PAYTRONIX_PACK.entries) {
      const hasUnknown = cells.some(({ kind }) => kind === 'unknown');
      expect(
        flags.some(({ code }) => code === 'cell_unknown'),
        id,
      ).toBe(hasUnknown);
    }
  });

  it('uses every flag', () => {
    expect(FLAG_CODES.filter((code) => entriesWith(code).length === 0)).toEqual([]);
  });
});

describe('the oddities of the guide', () => {
  it('1: the misspelled host is kept as printed, with the likely correction, and is not required', () => {
    const misspelled = entry('eu.production.my-guest-account.merchant-host');
    expect(misspelled.subject).toMatchObject({
      names: [{ pattern: 'm[mid].eu.myguestaccout.com', corrected: 'm[mid].eu.myguestaccount.com' }],
    });
    expect(misspelled.required).toBe(false);
    expect(entriesWith('suspected_typo')).toEqual([misspelled.id]);
  });

  it('2: only the two REST hosts of North America are alternatives', () => {
    expect(entry('na.production.rest-integrations').subject).toMatchObject({
      names: [{ pattern: 'api.pxsweb.com', note: 'existing integrations' }, { pattern: 'm[mid].api.pxsplatform.com' }],
    });
    expect(entriesWith('any_of')).toEqual(['na.production.rest-integrations']);
  });

  it('3: there are two variables', () => {
    expect(PAYTRONIX_PACK.variables.map(({ name }) => name)).toEqual(['mid', 'client']);
  });

  it('4: an unknown URL of a test environment says that other rows do not imply it', () => {
    for (const id of ['na.test.merchant-portal', 'na.test.pos-transactional-server', 'eu.test.merchant-portal']) {
      const cell = entry(id).cells.find(({ column }) => column === 'URL');
      expect(cell?.kind === 'unknown' && cell.reason).toContain("other rows don't tell");
    }
  });

  it('5: port 1275 appears once, without a protocol', () => {
    const withPort = PAYTRONIX_PACK.entries.filter(({ subject }) => 'ports' in subject && subject.ports.includes(1275));
    expect(withPort.map(({ id }) => id)).toEqual(['na.test.pos-transactional-server.port-1275']);
    expect(withPort[0]?.subject).toMatchObject({ protocol: 'not_stated' });
    expect(flagCodes('na.test.pos-transactional-server.port-1275')).toContain('protocol_not_stated');
  });

  it('6: every server row keeps its printed direction and says what is checked', () => {
    const servers = PAYTRONIX_PACK.entries.filter(({ subject }) => subject.kind === 'endpoint').map(({ id }) => id);
    expect(entriesWith('inbound_from_internet')).toEqual(servers);
  });

  it('7: no local port has a protocol, the last three families have no direction, and 9054 has no counterpart', () => {
    const lan = PAYTRONIX_PACK.entries.filter(({ subject }) => subject.kind === 'lan_port');
    for (const { id, subject } of lan) {
      expect(subject).toMatchObject({ protocol: 'not_stated' });
      expect(flagCodes(id)).toContain('protocol_not_stated');
    }
    expect(lan.filter(({ id }) => flagCodes(id).includes('direction_not_stated')).map(({ id }) => id)).toEqual([
      'positouch.port-5022',
      'positouch.port-5023',
      'positouch.port-5024',
      'res-3700.port-9000',
      'simphony.port-22280',
    ]);
    expect(entriesWith('no_counterpart')).toEqual(['aloha.terminal.port-9054']);
  });

  it('8: port 9090 is a shared default that a config file can override on either side', () => {
    const sides = ['aloha.boh.port-9090', 'aloha.terminal.port-9090'];
    expect(entriesWith('port_from_config')).toEqual(sides);
    expect(entriesWith('default_shared')).toEqual(sides);
    expect(entry('aloha.boh.port-9090').subject).toMatchObject({ configuredBy: { setting: 'BUSINESS_XML_PORT' } });
    expect(entry('aloha.terminal.port-9090').subject).toMatchObject({
      configuredBy: { setting: 'PXC_PORT', file: 'pxalohaui.cfg' },
    });
  });

  it('9: the Cloudflare ranges have neither port nor direction', () => {
    expect(flagCodes('all-pos.cloudflare-ranges')).toEqual(
      expect.arrayContaining(['port_not_stated', 'direction_not_stated']),
    );
    const { subject } = entry('all-pos.cloudflare-ranges');
    expect(subject.kind === 'ranges' && subject.cidrs).toHaveLength(22);
  });

  it('10: the pack has its own date, because the guide has none', () => {
    expect(PAYTRONIX_PACK.source.retrievedAt).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
