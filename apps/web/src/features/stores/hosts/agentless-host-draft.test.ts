import { expect, it } from 'vitest';
import { agentlessHostErrors, EMPTY_AGENTLESS_HOST } from './agentless-host-draft.ts';

it('says what is missing or wrong, field by field', () => {
  expect(Object.keys(agentlessHostErrors(EMPTY_AGENTLESS_HOST))).toEqual(['name', 'address']);
  const { address } = agentlessHostErrors({ name: 'TERM-2', role: 'terminal', address: 'TERM-2' });
  expect(address).toContain('192.168.7.22');
});

it('accepts an address with a trailing space', () => {
  expect(agentlessHostErrors({ name: 'TERM-2', role: 'terminal', address: '192.168.7.22 ' })).toEqual({});
});
