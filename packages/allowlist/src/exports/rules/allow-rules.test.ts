import type { Entry, Pack, StoreProfile } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { PAYTRONIX_PACK } from '../../packs/paytronix.ts';
import { subjectText } from './allow-rule.ts';
import { allowRules, type ExportSelection } from './allow-rules.ts';

const HARBOR: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
};
const SECOND: StoreProfile = { ...HARBOR, variables: { mid: '812' } };

function texts(
  profiles: readonly StoreProfile[],
  selection: ExportSelection = { kind: 'full' },
  pack = PAYTRONIX_PACK,
) {
  const { rules, removable, leftOut } = allowRules(pack, profiles, selection);
  return {
    rules: rules.map(({ subject }) => subjectText(subject)),
    removable: removable.map(({ subject }) => subjectText(subject)),
    leftOut: leftOut.map(({ entryId, text }) => `${entryId}: ${text}`),
  };
}

function withEntries(change: (entries: Entry[]) => Entry[]): Pack {
  return { ...PAYTRONIX_PACK, version: 2, entries: change([...PAYTRONIX_PACK.entries]) };
}

describe('allowRules', () => {
  it('returns the servers, ranges, programs and ports of an Aloha store in North America', () => {
    const { rules } = texts([HARBOR]);
    expect(rules.filter((text) => /^[a-z].* tcp 443$/.test(text))).toEqual([
      'm570.oltp.pxsplatform.com tcp 443',
      'm570.merchant.pxservice.com tcp 443',
      'api.pxsweb.com tcp 443',
      'm570.api.pxsplatform.com tcp 443',
    ]);
    expect(rules.filter((text) => text.endsWith('any service'))).toHaveLength(22);
    expect(rules).toContain('program C:\\Paytronix\\jre\\bin\\java.exe');
    expect(rules).toContain('store: any host tcp or udp 9090');
  });

  it('writes shared rules once, and different ones for each store', () => {
    const { rules } = texts([HARBOR, SECOND, HARBOR]);
    expect(rules.filter((text) => text.startsWith('api.pxsweb.com'))).toHaveLength(1);
    expect(rules).toContain('m570.oltp.pxsplatform.com tcp 443');
    expect(rules).toContain('m812.oltp.pxsplatform.com tcp 443');
  });

  it('has a rule or a reason for every entry that applies to a store', () => {
    for (const pos of ['aloha', 'other'] as const) {
      for (const region of ['na', 'eu'] as const) {
        const { rules, leftOut } = allowRules(PAYTRONIX_PACK, [{ ...HARBOR, pos, region }], { kind: 'full' });
        const covered = new Set([...rules, ...leftOut].map(({ entryId }) => entryId));
        const concerned = PAYTRONIX_PACK.entries.filter(
          ({ appliesTo: to }) =>
            (to.pos === 'all' || to.pos.includes(pos)) &&
            (to.regions === 'all' || to.regions.includes(region)) &&
            (to.environments === 'all' || to.environments.includes('production')),
        );
        expect([...covered].sort()).toEqual(concerned.map(({ id }) => id).sort());
      }
    }
  });

  it('never writes the misspelled host, an unknown cell or a name with a variable', () => {
    const { rules, leftOut } = allowRules(PAYTRONIX_PACK, [{ ...HARBOR, region: 'eu', variables: {} }], {
      kind: 'full',
    });
    expect(JSON.stringify(rules)).not.toMatch(/myguestaccout|\[mid\]|\[client\]/);
    expect(leftOut.map(({ entryId }) => entryId)).toContain('eu.production.my-guest-account.merchant-host');
    expect(leftOut.map(({ entryId }) => entryId)).toContain('eu.production.merchant-portal');
  });

  it('counts the stores that a part is missing for', () => {
    const { leftOut } = allowRules(
      PAYTRONIX_PACK,
      [HARBOR, { ...HARBOR, variables: {} }, { ...HARBOR, variables: {} }],
      {
        kind: 'full',
      },
    );
    const missing = leftOut.find(({ entryId }) => entryId === 'na.production.pos-transactional-server');
    expect(missing?.profileCount).toBe(2);
  });

  it('returns only the chosen entries', () => {
    const selection = { kind: 'entries', entryIds: ['na.production.rest-integrations'] } as const;
    expect(texts([HARBOR], selection)).toEqual({
      rules: ['api.pxsweb.com tcp 443', 'm570.api.pxsplatform.com tcp 443'],
      removable: [],
      leftOut: [],
    });
  });

  it('returns what a new version adds, and what is removable from the firewall', () => {
    const pack = withEntries((entries) =>
      entries.flatMap((entry): Entry[] => {
        if (entry.id !== 'na.production.merchant-portal' || entry.subject.kind !== 'endpoint') return [entry];
        return [
          {
            ...entry,
            id: 'na.production.portal',
            subject: { ...entry.subject, names: [{ pattern: 'new.example.com' }] },
          },
        ];
      }),
    );
    expect(texts([HARBOR], { kind: 'diff', since: PAYTRONIX_PACK }, pack)).toEqual({
      rules: ['new.example.com tcp 443'],
      removable: ['m570.merchant.pxservice.com tcp 443'],
      leftOut: [],
    });
  });

  it('does not call a rule removable that another entry still needs', () => {
    const twice = withEntries((entries) =>
      entries.flatMap((entry) =>
        entry.id === 'na.production.merchant-portal' ? [entry, { ...entry, id: 'na.production.copy' }] : [entry],
      ),
    );
    expect(texts([HARBOR], { kind: 'diff', since: twice })).toEqual({ rules: [], removable: [], leftOut: [] });
  });
});
