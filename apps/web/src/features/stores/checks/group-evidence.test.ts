import type { Evidence } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { evidenceText, groupEvidence } from './group-evidence.ts';

const evidence: Evidence = {
  takenAt: '2026-11-24T04:00:02.000Z',
  items: [
    { kind: 'path', about: '203.0.113.7', text: '1 10.20.0.1' },
    { kind: 'bgp', about: 'AS64500', text: 'newer' },
    { kind: 'dns', about: '10.20.0.1:53 over UDP, A', text: 'NOERROR' },
    { kind: 'dns', about: '10.20.0.1:53 over TCP, A', text: 'REFUSED' },
  ],
};

describe('groupEvidence', () => {
  it('puts evidence in reading order, and unknown kinds last', () => {
    expect(groupEvidence(evidence).map(({ title, items }) => [title, items.length])).toEqual([
      ['DNS answers', 2],
      ['Network path, hop by hop', 1],
      ['Other', 1],
    ]);
  });
});

describe('evidenceText', () => {
  it('has all the evidence, with its subject', () => {
    const text = evidenceText('https://m570.oltp.pxsplatform.com', evidence);
    expect(text).toContain('https://m570.oltp.pxsplatform.com, gathered 2026-11-24T04:00:02.000Z');
    for (const { about, text: own } of evidence.items) expect(text).toContain(`${about}\n${own}`);
  });
});
