import { describe, expect, it } from 'vitest';
import { matrixColumn } from './matrix-column.ts';

const ENTRY = { entryId: 'na.production.pos-transactional-server', title: 'POS Transactional Server' };

describe('matrixColumn', () => {
  it('is headed by the target that all stores share', () => {
    expect(matrixColumn({ ...ENTRY, targets: ['m570.oltp.pxsplatform.com:443'] }).target).toBe(
      'm570.oltp.pxsplatform.com:443',
    );
  });

  it('is headed by the printed name where stores differ', () => {
    const targets = ['m570.oltp.pxsplatform.com:443', 'm812.oltp.pxsplatform.com:443'];
    expect(matrixColumn({ ...ENTRY, targets }).target).toBe('m[mid].oltp.pxsplatform.com');
  });
});
