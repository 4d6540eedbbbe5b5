import { PAYTRONIX_PACK } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { readStoreDraft, type StoreDraft } from './store-draft.ts';

const draft: StoreDraft = {
  number: ' 0007 ',
  name: 'Harbour Point',
  address: '',
  timeZone: 'America/New_York',
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570', client: '' },
};

describe('readStoreDraft', () => {
  it('leaves a variable that was not typed in missing, not empty', () => {
    const read = readStoreDraft(draft, PAYTRONIX_PACK.variables);
    expect(read).toMatchObject({ kind: 'complete', body: { number: '0007', profile: { variables: { mid: '570' } } } });
    expect(JSON.stringify(read)).not.toContain('client');
  });

  it('says which variable does not look as the list wants it', () => {
    const read = readStoreDraft({ ...draft, variables: { mid: 'm570' } }, PAYTRONIX_PACK.variables);
    expect(read).toMatchObject({ kind: 'faulty', faults: { mid: expect.stringContaining('570') } });
  });

  it('wants a number, a name and a time zone', () => {
    const read = readStoreDraft({ ...draft, number: '', name: ' ', timeZone: '' }, []);
    expect(read.kind === 'faulty' ? Object.keys(read.faults) : []).toEqual(['number', 'name', 'timeZone']);
  });
});
