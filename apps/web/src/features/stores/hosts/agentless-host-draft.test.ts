import { expect, it } from 'vitest';
import { EMPTY_DRAFT, faultsOf } from './agentless-host-draft.ts';

it('says in words what is missing or wrong, field by field', () => {
  expect(Object.keys(faultsOf(EMPTY_DRAFT))).toEqual(['name', 'address']);
  expect(faultsOf({ name: 'TERM-2', role: 'terminal', address: 'TERM-2' }).address).toContain('192.168.7.22');
});

it('takes an address with a blank at its end', () => {
  expect(faultsOf({ name: 'TERM-2', role: 'terminal', address: '192.168.7.22 ' })).toEqual({});
});
