import { type Pack, packSchema, patternVariables } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from './paytronix.ts';

const faultsOf = (pack: Pack): string[] => packSchema.safeParse(pack).error?.issues.map(({ message }) => message) ?? [];

describe('packSchema', () => {
  it('refuses two entries with one id', () => {
    const [first] = PAYTRONIX_PACK.entries;
    const pack = { ...PAYTRONIX_PACK, entries: PAYTRONIX_PACK.entries.concat(first ?? []) };
    expect(faultsOf(pack)).toEqual(['"all-pos.cloudflare-ranges" stands twice']);
  });

  it('refuses an entry of a section that does not exist', () => {
    const pack = { ...PAYTRONIX_PACK, sections: PAYTRONIX_PACK.sections.filter(({ id }) => id !== 'simphony') };
    expect(faultsOf(pack)).toEqual(['simphony.port-22280: there is no section "simphony"']);
  });

  it('refuses a name with a variable that is not declared', () => {
    const pack = { ...PAYTRONIX_PACK, variables: PAYTRONIX_PACK.variables.filter(({ name }) => name !== 'client') };
    expect(faultsOf(pack)).toEqual(['eu.production.my-guest-account: the variable "client" is not declared']);
  });
});

describe('patternVariables', () => {
  it('returns the names in brackets, in order', () => {
    expect(patternVariables('m[mid].[client].example.com')).toEqual(['mid', 'client']);
    expect(patternVariables('api.pxsweb.com')).toEqual([]);
  });
});
