import { PAYTRONIX_PACK, RuleBook } from '@sightline/allowlist';
import { type ExportFormat, type StoreProfile } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { firewallExport } from './firewall-export.ts';

const PROFILE: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
};
const TRANSACTIONS = 'na.production.pos-transactional-server';

function exportOf(format: ExportFormat, groups: readonly { profile: StoreProfile; storeCount: number }[]) {
  const book = new RuleBook(PAYTRONIX_PACK);
  for (const { profile, storeCount } of groups) book.addKind(profile, storeCount);
  return firewallExport({
    format,
    packs: [PAYTRONIX_PACK],
    ruleSet: { ...book.read(), removable: [] },
    selection: 'full',
    storeCount: groups.reduce((sum, group) => sum + group.storeCount, 0),
    madeAt: '2026-11-24T12:00:00.000Z',
    scope: 'all stores',
  });
}

describe('firewallExport', () => {
  it('is the same for one store and for many alike', () => {
    const few = exportOf('csv', [{ profile: PROFILE, storeCount: 1 }]);
    const many = exportOf('csv', [{ profile: PROFILE, storeCount: 10_000 }]);
    expect(many).toMatchObject({ text: few.text, ruleCount: few.ruleCount, storeCount: 10_000 });
  });

  it('lists what a format cannot express once per entry and reason, and counts every rule', () => {
    const kinds = Array.from({ length: 30 }, (_, index) => ({
      profile: { ...PROFILE, variables: { mid: String(100 + index) } },
      storeCount: 1,
    }));
    const { notExpressible, notExpressibleCount } = exportOf('nftables', kinds);
    expect(notExpressible.filter(({ entryId }) => entryId === TRANSACTIONS)).toMatchObject([
      { ruleCount: 30, subject: 'm100.oltp.pxsplatform.com tcp 443' },
    ]);
    expect(notExpressible.reduce((sum, { ruleCount }) => sum + ruleCount, 0)).toBe(notExpressibleCount);
  });

  it('counts the stores that a part is missing for', () => {
    const { leftOut } = exportOf('csv', [
      { profile: PROFILE, storeCount: 3 },
      { profile: { ...PROFILE, variables: {} }, storeCount: 7 },
    ]);
    expect(leftOut.filter(({ entryId }) => entryId === TRANSACTIONS)).toMatchObject([{ storeCount: 7 }]);
  });
});
