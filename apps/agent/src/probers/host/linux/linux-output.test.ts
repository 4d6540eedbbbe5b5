import { describe, expect, it } from 'vitest';
import { judgeNftRuleset } from './judge-nft-ruleset.ts';
import { parseUnitState } from './linux-system.ts';
import { parseSocketTable } from './parse-socket-table.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

describe('/proc/net/tcp', () => {
  it('returns listening sockets with address and inode', () => {
    const table = [
      HEAD,
      '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 48213 1 0000000000000000 100 0 0 10 0',
      '   1: 0A00140A:2382 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 48214 1 0000000000000000 100 0 0 10 0',
      '   2: 0A00140A:C350 070071CB:01BB 01 00000000:00000000 00:00000000 00000000     0        0 48215 1 0000000000000000 100 0 0 10 0',
    ].join('\n');
    expect(parseSocketTable(table)).toEqual([
      { port: 8_080, address: '127.0.0.1', inode: '48213' },
      { port: 9_090, address: '10.20.0.10', inode: '48214' },
    ]);
  });

  it('reads IPv6 sockets on all addresses, on loopback and on one address', () => {
    const line = (address: string): string =>
      `   0: ${address}:2382 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 7 1 0`;
    const addresses = [
      '00000000000000000000000000000000',
      '00000000000000000000000001000000',
      '000080FE00000000FF00EE0001000000',
    ];
    expect(parseSocketTable([HEAD, ...addresses.map(line)].join('\n')).map(({ address }) => address)).toEqual([
      '::',
      '::1',
      'fe80:0000:0000:0000:00ee:00ff:0000:0001',
    ]);
  });
});

describe('systemctl show', () => {
  it.each([
    ['LoadState=loaded\nActiveState=active\n', 'running'],
    ['LoadState=loaded\nActiveState=failed\n', 'stopped'],
    ['LoadState=not-found\nActiveState=inactive\n', 'missing'],
    ['Failed to connect to bus', 'unknown'],
  ])('reads %j as %s', (text, state) => {
    expect(parseUnitState(text)).toBe(state);
  });
});

describe('nft -j list ruleset', () => {
  const chain = (policy: string) => ({
    chain: {
      family: 'inet',
      table: 'filter',
      name: 'input',
      handle: 1,
      type: 'filter',
      hook: 'input',
      prio: 0,
      policy,
    },
  });
  const rule = (right: unknown, verdict: object) => ({
    rule: {
      family: 'inet',
      table: 'filter',
      chain: 'input',
      handle: 2,
      expr: [{ match: { op: '==', left: { payload: { protocol: 'tcp', field: 'dport' } }, right } }, verdict],
    },
  });
  const judge = (...parts: object[]) =>
    judgeNftRuleset(JSON.stringify({ nftables: [{ metainfo: {} }, ...parts] }), 9_090);

  it('allows everything if no chain drops by default', () => {
    expect(judge()).toBe('allowed');
    expect(judge(chain('accept'))).toBe('allowed');
  });

  it('misses a rule if input is closed and no rule names the port', () => {
    expect(judge(chain('drop'))).toBe('missing');
    expect(judge(chain('drop'), rule(22, { accept: null }))).toBe('missing');
  });

  it.each([[9_090], [{ set: [22, 9_090] }], [{ range: [9_000, 9_100] }], [{ set: [{ range: [9_000, 9_100] }] }]])(
    'finds the port in %j',
    (right) => {
      expect(judge(chain('drop'), rule(right, { accept: null }))).toBe('allowed');
      expect(judge(chain('drop'), rule(right, { drop: null }))).toBe('blocked');
    },
  );

  it('returns unknown for what it cannot read', () => {
    expect(judgeNftRuleset('Operation not permitted', 9_090)).toBe('unknown');
  });
});
