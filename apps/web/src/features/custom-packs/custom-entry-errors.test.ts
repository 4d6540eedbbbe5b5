import type { CustomEntryDraft } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../shared/api/api-problem.ts';
import { draftErrors, refusalErrors } from './custom-entry-errors.ts';

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

describe('draftErrors', () => {
  it('names the field that is missing before anything is sent', () => {
    expect(draftErrors(DRAFT)).toEqual({});
    expect(Object.keys(draftErrors({ ...DRAFT, title: ' ' }))).toEqual(['title']);
    expect(Object.keys(draftErrors({ ...DRAFT, destination: '' }))).toEqual(['destination']);
    expect(Object.keys(draftErrors({ ...DRAFT, roles: [] }))).toEqual(['roles']);
  });
});

describe('refusalErrors', () => {
  it('names the field of each column that the API refused', () => {
    const faults = ['destination', 'ports', 'source_role'].map((column) => ({
      path: `body.entry.${column}`,
      message: `${column} is wrong`,
    }));
    const problem = { type: '', title: '', status: 422, code: 'request.invalid', detail: '', faults } as const;
    expect(refusalErrors(new ApiProblem({ kind: 'refused', problem: { ...problem, faults } }))).toEqual({
      destination: 'destination is wrong',
      ports: 'ports is wrong',
      roles: 'source_role is wrong',
    });
    expect(refusalErrors(new Error('out'))).toEqual({});
  });
});
