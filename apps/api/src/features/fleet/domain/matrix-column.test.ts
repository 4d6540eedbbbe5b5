import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { matrixColumns } from './matrix-column.ts';

const ENTRY = {
  packId: 'paytronix',
  entryId: 'na.production.pos-transactional-server',
  title: 'POS Transactional Server',
};
const PORTAL = {
  packId: 'paytronix',
  entryId: 'na.production.merchant-portal',
  title: 'Merchant Portal',
  targets: ['b:443'],
};
const PACKS = [PAYTRONIX_PACK];

describe('matrixColumns', () => {
  it('titles a column with the target that all stores share', () => {
    const [column] = matrixColumns([{ ...ENTRY, targets: ['m570.oltp.pxsplatform.com:443'] }], PACKS);
    expect(column?.target).toBe('m570.oltp.pxsplatform.com:443');
  });

  it('titles it with the printed name where stores differ', () => {
    const targets = ['m570.oltp.pxsplatform.com:443', 'm812.oltp.pxsplatform.com:443'];
    expect(matrixColumns([{ ...ENTRY, targets }], PACKS)[0]?.target).toBe('m[mid].oltp.pxsplatform.com');
  });

  it('follows the order of the packs, and puts removed entries last', () => {
    const gone = { packId: 'paytronix', entryId: 'a.gone', title: 'Gone', targets: ['a:443'] };
    const other = { packId: 'other', entryId: ENTRY.entryId, title: 'Other', targets: ['c:443'] };
    const packs = [PAYTRONIX_PACK, { ...PAYTRONIX_PACK, id: 'other' }];
    const columns = matrixColumns([gone, other, PORTAL, { ...ENTRY, targets: ['d:443'] }], packs);
    expect(columns.map(({ packId, title }) => [packId, title])).toEqual([
      ['paytronix', 'POS Transactional Server'],
      ['paytronix', 'Merchant Portal'],
      ['other', 'Other'],
      ['paytronix', 'Gone'],
    ]);
  });
});
