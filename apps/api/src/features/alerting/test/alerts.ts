import { incidentIdSchema } from '@sightline/spec';
import type { Alert } from '../domain/alert-message.ts';

/** A blocked endpoint at one store: the simplest alert, for tests to vary. */
export const BLOCKED: Alert = {
  incidentId: incidentIdSchema.parse('0191d1c2-0000-7000-8000-000000000001'),
  kind: 'endpoint_blocked',
  change: 'opened',
  at: new Date('2026-11-24T19:05:40.000Z'),
  evidence: {
    title: 'Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443 is blocked',
    failure: 'connect.timeout',
    explanation: 'No answer to the SYN.',
    fix: "Allow outbound TCP from this host to m570.oltp.pxsplatform.com:443 in the store's firewall.",
    sentences: ['Fails at this store; works from our outside probe.', 'All 7 other stores reach it.'],
    targets: ['m570.oltp.pxsplatform.com:443'],
    targetCount: 1,
    stores: ['0007 Harbor Point'],
    storeCount: 1,
    fleetCount: null,
    since: '2026-11-24T19:05:10.000Z',
    timeZone: 'America/New_York',
  },
  store: {
    number: '0007',
    name: 'Harbor Point',
    address: '12 Quay Street, Portland, ME 04101',
    timeZone: 'America/New_York',
  },
  tenantSlug: 'harbor-grill',
};

export const RESOLVED: Alert = {
  ...BLOCKED,
  change: 'resolved',
  at: new Date('2026-11-24T19:47:12.000Z'),
  evidence: {
    ...BLOCKED.evidence,
    title: 'Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443 works again',
    sentences: ['All checks pass again.'],
  },
};

export const PUBLIC_URL = 'https://sightline.example.com';
