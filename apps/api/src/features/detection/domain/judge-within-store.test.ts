import { failureNumber } from '@sightline/spec';
import { expect, it } from 'vitest';
import { judgeWithinStore } from './judge-within-store.ts';

it('takes what fails within the store for blocked there, with nobody else asked', () => {
  expect(judgeWithinStore('lan', failureNumber('connect.timeout'))).toEqual({ state: 'blocked', reason: 'lan_fails' });
  expect(judgeWithinStore('host', failureNumber('host.port_taken'))).toEqual({
    state: 'blocked',
    reason: 'host_fails',
  });
});

it('says nothing of what a machine does not tell', () => {
  for (const scope of ['lan', 'host'] as const) {
    const verdict = judgeWithinStore(scope, failureNumber('unknown.unclassified'));
    expect(verdict).toEqual({ state: 'unverified', reason: 'untold' });
  }
});
