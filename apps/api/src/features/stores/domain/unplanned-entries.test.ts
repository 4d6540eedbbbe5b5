import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { agentlessHostIdSchema, hostIdSchema } from '@sightline/spec';
import { expect, it } from 'vitest';
import { unplannedEntries } from './unplanned-entries.ts';

const PROFILE = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
} as const;
const BOH = {
  id: hostIdSchema.parse('019ac1d2-0000-7000-8000-0000000000b1'),
  hostname: 'BOH-1',
  role: 'boh' as const,
  platform: 'win32-x64',
  lanAddresses: ['192.168.7.10'],
};
const TERMINAL = {
  id: agentlessHostIdSchema.parse('019ac1d2-0000-7000-8000-0000000000c1'),
  name: 'TERM-1',
  role: 'terminal',
  address: '192.168.7.21',
  createdAt: '2026-11-24T12:00:00.000Z',
  createdBy: 'IT',
} as const;

const of = (store: Parameters<typeof unplannedEntries>[2]): string[] =>
  unplannedEntries([PAYTRONIX_PACK], PROFILE, store).map(({ entryId, reason }) => `${entryId} ${reason}`);

it('does not ask for another host where there is one, with or without an agent', () => {
  const needs = 'aloha.boh.port-9055 needs_neighbor';
  expect(of({ hosts: [BOH], agentlessHosts: [] })).toContain(needs);
  expect(of({ hosts: [BOH], agentlessHosts: [TERMINAL] })).not.toContain(needs);
  const { name: hostname, ...terminal } = TERMINAL;
  const host = { ...terminal, id: hostIdSchema.parse(terminal.id), hostname, platform: 'win32-x64', lanAddresses: [] };
  expect(of({ hosts: [BOH, host], agentlessHosts: [] })).toContain(needs);
  expect(of({ hosts: [BOH, { ...host, lanAddresses: ['192.168.7.21'] }], agentlessHosts: [] })).not.toContain(needs);
});

it('lists each reason once, however many hosts have a role', () => {
  const one = of({ hosts: [BOH], agentlessHosts: [] });
  const other = { ...BOH, id: hostIdSchema.parse('019ac1d2-0000-7000-8000-0000000000b2'), hostname: 'BOH-2' };
  expect(of({ hosts: [BOH, other], agentlessHosts: [] })).toEqual(one);
});
