import { describe, expect, it } from 'vitest';
import { INCIDENT_KINDS } from '../console/incidents.ts';
import {
  endedIncidentTitle,
  INCIDENT_KIND_LABEL,
  type IncidentSubject,
  incidentSubjectText,
  openIncidentTitle,
} from './incident-title.ts';

const BLOCKED: IncidentSubject = {
  kind: 'endpoint_blocked',
  store: '0007 Harbor Point',
  targets: ['m570:443'],
  targetCount: 1,
  storeCount: 1,
  fleetCount: null,
};
const SOFTWARE: IncidentSubject = { ...BLOCKED, kind: 'host_software', targets: ['service Radiant'] };
const OFFLINE: IncidentSubject = { ...BLOCKED, kind: 'store_offline' };
const DOWN: IncidentSubject = { ...BLOCKED, kind: 'target_down', store: null, storeCount: 8, fleetCount: 9 };

describe('the title of an open incident', () => {
  it.each([
    [BLOCKED, 'Store 0007 Harbor Point: m570:443 is blocked'],
    [{ ...BLOCKED, targetCount: 3 }, 'Store 0007 Harbor Point: 3 endpoints are blocked'],
    [SOFTWARE, 'Store 0007 Harbor Point: problem with service Radiant'],
    [{ ...SOFTWARE, targetCount: 2 }, 'Store 0007 Harbor Point: problems with 2 programs and ports'],
    [OFFLINE, 'Store 0007 Harbor Point is offline'],
    [DOWN, 'm570:443 is down for 8 of 9 stores'],
    [{ ...DOWN, targetCount: 4, storeCount: 9 }, '4 targets are down for all 9 stores'],
    [{ ...DOWN, storeCount: 1, fleetCount: 1 }, 'm570:443 is down'],
  ])('reads %#', (subject, title) => {
    expect(openIncidentTitle(subject)).toBe(title);
  });

  it('says "A store" where the store is gone', () => {
    expect(openIncidentTitle({ ...OFFLINE, store: null })).toBe('A store is offline');
  });
});

describe('the title of an incident that ended', () => {
  it.each([
    [BLOCKED, 'Store 0007 Harbor Point: m570:443 works again'],
    [{ ...BLOCKED, targetCount: 3 }, 'Store 0007 Harbor Point: 3 endpoints work again'],
    [SOFTWARE, 'Store 0007 Harbor Point: service Radiant works again'],
    [OFFLINE, 'Store 0007 Harbor Point is back online'],
    [DOWN, 'm570:443 works again for 8 of 9 stores'],
  ])('says what works again: %#', (subject, title) => {
    expect(endedIncidentTitle(subject, { kind: 'recovered' })).toBe(title);
  });

  it.each([
    [BLOCKED, 'Store 0007 Harbor Point: m570:443 is no longer marked blocked'],
    [SOFTWARE, 'Store 0007 Harbor Point: service Radiant is no longer marked as failing'],
    [OFFLINE, 'Store 0007 Harbor Point is no longer marked offline'],
    [{ ...DOWN, targetCount: 4 }, '4 targets are no longer marked down'],
  ])('claims nothing where nothing is known to work: %#', (subject, title) => {
    expect(endedIncidentTitle(subject, { kind: 'reclassified', blockedStoreCount: 0 })).toBe(title);
  });

  it('says which stores a vendor outage leaves blocked', () => {
    expect(endedIncidentTitle(DOWN, { kind: 'reclassified', blockedStoreCount: 1 })).toBe(
      'Vendor outage over for m570:443; 1 store is still blocked',
    );
    expect(endedIncidentTitle({ ...DOWN, targetCount: 4 }, { kind: 'reclassified', blockedStoreCount: 2 })).toBe(
      'Vendor outage over for 4 targets; 2 stores are still blocked',
    );
  });
});

describe('what an incident is about', () => {
  it.each([
    [{ ...BLOCKED, targetCount: 5 }, 'Store 0007 Harbor Point: 5 endpoints'],
    [SOFTWARE, 'Store 0007 Harbor Point: service Radiant'],
    [OFFLINE, 'Store 0007 Harbor Point'],
    [DOWN, 'm570:443, 8 of 9 stores'],
    [{ ...DOWN, storeCount: 9 }, 'm570:443, all 9 stores'],
  ])('reads %#', (subject, text) => {
    expect(incidentSubjectText(subject)).toBe(text);
  });

  it('has a label of its own for every kind', () => {
    expect(new Set(INCIDENT_KINDS.map((kind) => INCIDENT_KIND_LABEL[kind])).size).toBe(INCIDENT_KINDS.length);
  });
});
