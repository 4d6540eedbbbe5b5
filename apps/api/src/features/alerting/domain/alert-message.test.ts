import { describe, expect, it } from 'vitest';
import { BLOCKED, PUBLIC_URL, RESOLVED } from '../test/alerts.ts';
import { type Alert, alertMessage } from './alert-message.ts';

function factsOf(alert: Alert): string[] {
  return alertMessage(alert, PUBLIC_URL).facts.map(({ label, value, note }) => [label, value, note ?? ''].join(' | '));
}

describe('the message about a blocked endpoint', () => {
  it('says state, store, endpoint, the symptom, since when, the likely fix, the evidence, and where to look', () => {
    expect(alertMessage(BLOCKED, PUBLIC_URL)).toEqual({
      state: 'blocked',
      subject: '[blocked] Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443',
      headline: 'Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443 is blocked',
      facts: [
        { label: 'Store', value: '0007 Harbor Point', note: '12 Quay Street, Portland, ME 04101' },
        { label: 'Endpoint', value: 'm570.oltp.pxsplatform.com:443', note: null },
        { label: 'Symptom', value: 'TCP connection timed out', note: 'connect.timeout' },
        {
          label: 'Since',
          value: 'Nov 24, 2026, 14:05:10 EST (America/New_York)',
          note: 'Nov 24, 2026, 19:05:10 UTC',
        },
      ],
      fix: {
        label: 'Likely fix',
        text: "Allow outbound TCP from this host to m570.oltp.pxsplatform.com:443 in the store's firewall.",
      },
      evidence: ['Fails at this store; works from our outside probe.', 'All 7 other stores reach it.'],
      link: 'https://sightline.example.com/t/harbor-grill/incidents/0191d1c2-0000-7000-8000-000000000001',
    });
  });

  it('says when it ended and how long it lasted, and asks for nothing more', () => {
    expect(alertMessage(RESOLVED, PUBLIC_URL)).toMatchObject({
      state: 'resolved',
      subject: '[resolved] Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443',
      fix: null,
    });
    expect(factsOf(RESOLVED).slice(2)).toEqual([
      'Symptom | TCP connection timed out | connect.timeout',
      'Since | Nov 24, 2026, 14:05:10 EST (America/New_York) | Nov 24, 2026, 19:05:10 UTC',
      'Resolved | Nov 24, 2026, 14:47:12 EST (America/New_York) | Nov 24, 2026, 19:47:12 UTC',
      'Duration | 42 min 2 s | ',
    ]);
  });

  it('does not say resolved where nothing is known to work', () => {
    const message = alertMessage({ ...RESOLVED, change: 'closed' }, PUBLIC_URL);
    expect(message.subject).toMatch(/^\[closed\]/);
    expect(message.facts.map((fact) => fact.label)).toContain('Closed');
  });

  it('names the endpoints when there are several, and how many more', () => {
    const several = { ...BLOCKED, evidence: { ...BLOCKED.evidence, targets: ['a:443', 'b:443'], targetCount: 5 } };
    expect(alertMessage(several, PUBLIC_URL).subject).toBe('[blocked] Store 0007 Harbor Point: 5 endpoints');
    expect(factsOf(several)[1]).toBe('Endpoints | a:443\nb:443\nand 3 more | ');
  });

  it.each([
    ['Europe/Berlin', 'Nov 24, 2026, 20:05:10 GMT+1 (Europe/Berlin)'],
    ['Asia/Kolkata', 'Nov 25, 2026, 00:35:10 GMT+5:30 (Asia/Kolkata)'],
    ['America/Phoenix', 'Nov 24, 2026, 12:05:10 MST (America/Phoenix)'],
  ])('tells the time of a store in %s', (timeZone, text) => {
    const store = { number: '0007', name: 'Harbor Point', address: '', timeZone };
    expect(factsOf({ ...BLOCKED, store })[3]).toContain(text);
  });
});

describe('the message about a store that is offline', () => {
  const offline: Alert = {
    ...BLOCKED,
    kind: 'store_offline',
    evidence: {
      ...BLOCKED.evidence,
      title: 'Store 0007 Harbor Point is offline',
      explanation: 'All Internet targets of this store fail at once, but work elsewhere.',
      sentences: [
        'All Internet targets of this store fail at once, but work elsewhere.',
        'Our outside probe reaches it.',
      ],
    },
  };

  it('names no endpoint, and says once what is seen', () => {
    const message = alertMessage(offline, PUBLIC_URL);
    expect(message.subject).toBe('[offline] Store 0007 Harbor Point');
    expect(message.facts.map((fact) => fact.label)).toEqual(['Store', 'Symptom', 'Since']);
    expect(message.evidence).toEqual(['Our outside probe reaches it.']);
    expect(message.fix?.label).toBe('What to do');
  });
});

describe('the message about a target that is down', () => {
  const down: Alert = {
    ...BLOCKED,
    kind: 'target_down',
    store: null,
    evidence: { ...BLOCKED.evidence, stores: ['0001 Old Town'], storeCount: 8, fleetCount: 9, timeZone: null },
  };

  it('says for how many stores, and the time in UTC only where stores are in several zones', () => {
    expect(alertMessage(down, PUBLIC_URL).subject).toBe('[down] m570.oltp.pxsplatform.com:443, 8 of 9 stores');
    expect(factsOf(down)).toEqual([
      'Target | m570.oltp.pxsplatform.com:443 | ',
      'Stores | 8 of 9 | 0001 Old Town\nand 7 more',
      'Symptom | TCP connection timed out | connect.timeout',
      'Since | Nov 24, 2026, 19:05:10 UTC | ',
    ]);
  });

  it("uses the stores' own time where they share a zone", () => {
    const oneZone = { ...down, evidence: { ...down.evidence, timeZone: 'America/Chicago', storeCount: 9 } };
    expect(factsOf(oneZone)[3]).toContain('13:05:10 CST (America/Chicago)');
    expect(alertMessage(oneZone, PUBLIC_URL).subject).toContain('all 9 stores');
  });
});
