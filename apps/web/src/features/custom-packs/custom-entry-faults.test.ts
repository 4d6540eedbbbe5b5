import type { CustomEntryDraft } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { draftFaults } from './custom-entry-faults.ts';

const DRAFT: CustomEntryDraft = {
  title: 'Kiosk',
  destination: 'kiosk.example.com',
  protocol: 'https',
  ports: '443',
  direction: 'outbound',
  roles: ['boh'],
  pos: [],
  regions: [],
  environments: [],
  required: true,
  breaks: '',
  notes: '',
};

describe('draftFaults', () => {
  it('names the field that is wrong before anything is sent', () => {
    expect(draftFaults(DRAFT)).toEqual({});
    expect(Object.keys(draftFaults({ ...DRAFT, title: ' ' }))).toEqual(['title']);
    expect(Object.keys(draftFaults({ ...DRAFT, roles: [] }))).toEqual(['roles']);
    expect(Object.keys(draftFaults({ ...DRAFT, destination: 'not a host!' }))).toEqual(['destination']);
    expect(Object.keys(draftFaults({ ...DRAFT, ports: '0' }))).toEqual(['ports']);
  });
});
