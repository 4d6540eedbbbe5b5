import { PAYTRONIX_PACK, type TenantLayers } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { columnsRefusal, importReportOf, judgeRows } from './judge-rows.ts';
import type { StoreLine } from './store-csv.ts';
import type { StoreRow } from './store-table.ts';

const LAYERS: TenantLayers = { tenant: { region: 'na', environment: 'production' }, groups: [] };
const HARBOR: StoreLine = {
  number: '0001',
  name: 'Harbor Point',
  address: '1 Pier Road',
  timeZone: 'UTC',
  tags: ['east'],
  own: { pos: 'aloha', variables: { mid: '570' } },
};
const GOOD = { number: '0002', name: 'Second', time_zone: 'UTC', pos: 'aloha' };

function judge(rows: readonly Record<string, string>[]) {
  const table = rows.map((cells, index): StoreRow => ({ line: index + 2, cells: new Map(Object.entries(cells)) }));
  const known = new Map([[HARBOR.number, HARBOR]]);
  return judgeRows(table, { known, layers: LAYERS, packsByTags: () => [PAYTRONIX_PACK] });
}

function faultsOf(row: Record<string, string>): string[] {
  return (judge([row])[0]?.faults ?? []).map(({ column }) => column);
}

describe('judgeRows', () => {
  it('adds a new number, changes a known one, and leaves a store that already matches', () => {
    const fates = judge([GOOD, { number: '0001', name: 'Another' }, { ...GOOD, number: '0003' }]).map(
      ({ fate }) => fate,
    );
    expect(fates).toEqual(['added', 'changed', 'added']);
    expect(judge([{ number: '0001', tags: 'east', mid: '570' }])[0]?.fate).toBe('unchanged');
  });

  it('keeps values without a column, and lets a store inherit where a cell is empty', () => {
    expect(judge([{ number: '0001', name: 'Another' }])[0]?.store).toEqual({ ...HARBOR, name: 'Another' });
    expect(judge([{ number: '0001', mid: '' }])[0]?.store.own).toEqual({ pos: 'aloha' });
  });

  it.each<[string, Record<string, string>]>([
    ['name', { ...GOOD, name: '' }],
    ['number', { ...GOOD, number: '' }],
    ['time_zone', { ...GOOD, time_zone: 'Springfield' }],
    ['pos', { ...GOOD, pos: 'till' }],
    ['interval_s', { ...GOOD, interval_s: '1e3' }],
    ['pins_addresses', { ...GOOD, pins_addresses: 'perhaps' }],
    ['mid', { ...GOOD, mid: 'm570' }],
    ['choices', { ...GOOD, choices: '{"na.nothing":{"host":"a.example.com"}}' }],
    ['choices', { ...GOOD, choices: 'none' }],
    ['tags', { ...GOOD, tags: 'x'.repeat(41) }],
  ])('refuses a row for its %s', (column, row) => {
    expect(faultsOf(row)).toContain(column);
  });

  it('refuses a store whose required fields neither the file nor a layer sets', () => {
    expect(faultsOf({ ...GOOD, pos: '' })).toEqual(['pos']);
  });

  it('does not call the good cells of a row missing for the bad one beside them', () => {
    expect(faultsOf({ ...GOOD, interval_s: '1e3' })).toEqual(['interval_s']);
    expect(faultsOf({ ...GOOD, region: 'us', environment: 'test' })).toEqual(['region']);
  });

  it('refuses a repeated number, and names the line of the first', () => {
    const [, second] = judge([GOOD, GOOD]);
    expect(second).toMatchObject({
      fate: 'refused',
      faults: [{ column: 'number', reason: 'already appears in line 2' }],
    });
  });

  it('reports refused rows first', () => {
    const { counts, rows } = importReportOf(judge([GOOD, { ...GOOD, number: '0003', mid: 'x' }, { number: '0001' }]));
    expect(counts).toEqual({ added: 1, changed: 0, unchanged: 1, refused: 1 });
    expect(rows.map(({ line }) => line)).toEqual([3, 2, 4]);
  });
});

describe('columnsRefusal', () => {
  it('requires a number column, and refuses unknown columns', () => {
    expect(columnsRefusal(['number', 'name', 'mid'], ['mid'])).toBeNull();
    expect(columnsRefusal(['name'], [])).toContain('"number"');
    expect(columnsRefusal(['number', 'manager'], [])).toContain('"manager"');
  });
});
