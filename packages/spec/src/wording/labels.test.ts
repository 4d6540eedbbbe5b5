import { describe, expect, it } from 'vitest';
import { ENTRY_VERDICTS, UNVERIFIED_REASONS } from '../certificates/certificate-document.ts';
import { HOST_ROLES } from '../ids.ts';
import { UNVERIFIED_REASON_LABEL, VERDICT_LABEL } from './certificate-label.ts';
import { profileLabel } from './profile-label.ts';
import { ROLE_LABEL, ROLE_SHORT_LABEL } from './role-label.ts';

describe('labels', () => {
  it('call no two members of a set alike', () => {
    for (const [members, labels] of [
      [HOST_ROLES, ROLE_LABEL],
      [HOST_ROLES, ROLE_SHORT_LABEL],
      [ENTRY_VERDICTS, VERDICT_LABEL],
      [UNVERIFIED_REASONS, UNVERIFIED_REASON_LABEL],
    ] as const)
      expect(new Set(Object.values(labels)).size).toBe(members.length);
  });

  it('writes out what BOH means, and calls the control by what it does', () => {
    expect([ROLE_LABEL.boh, ROLE_SHORT_LABEL.boh, ROLE_LABEL.control]).toEqual([
      'Back of house (BOH)',
      'BOH',
      'Outside probe',
    ]);
  });

  it('writes a profile value as people do, and a newer one as it came', () => {
    expect([profileLabel('res3700'), profileLabel('eu'), profileLabel('new-pos')]).toEqual([
      'Micros RES 3700',
      'European Union',
      'new-pos',
    ]);
  });
});
