import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { type Entry } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { changedFacts, entryFacts } from './entry-facts.ts';

function portal(over: Partial<Entry> = {}): Entry {
  const entry = PAYTRONIX_PACK.entries.find(({ id }) => id === 'na.production.merchant-portal');
  if (entry === undefined) throw new Error('the pack has no portal');
  return { ...entry, ...over };
}

describe('entryFacts', () => {
  it('has facts for every entry of the guide', () => {
    for (const entry of PAYTRONIX_PACK.entries) {
      expect(entryFacts(entry).flatMap(({ values }) => values)).not.toContain('');
      expect(entryFacts(entry).length).toBeGreaterThan(2);
    }
  });

  it('says whether a wildcard includes the name itself', () => {
    const { subject } = portal();
    if (subject.kind !== 'endpoint') throw new Error('no endpoint');
    const wild = portal({ subject: { ...subject, names: [{ pattern: '*.example.com', apex: 'included' }] } });
    expect(entryFacts(wild)[0]).toEqual({ label: 'Name', values: ['*.example.com (and example.com itself)'] });
  });
});

describe('changedFacts', () => {
  it('lists before and after of what differs, and nothing else', () => {
    const { subject } = portal();
    if (subject.kind !== 'endpoint') throw new Error('no endpoint');
    const after = portal({
      subject: { ...subject, ports: [8443] },
      deprecated: { asPrinted: 'until January', on: '2027-01-01' },
    });
    expect(changedFacts(portal(), after)).toEqual([
      { label: 'Ports', before: ['HTTPS 443'], after: ['HTTPS 8443'] },
      { label: 'Deprecated', before: null, after: ['2027-01-01 (until January)'] },
    ]);
    expect(changedFacts(portal(), portal({ title: 'Portal' }))).toEqual([]);
  });
});
