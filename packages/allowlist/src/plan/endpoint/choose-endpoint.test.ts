import type { EntryChoice, StoreProfile } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { allowRules } from '../../exports/rules/allow-rules.ts';
import { PAYTRONIX_PACK } from '../../packs/paytronix.ts';
import { planHost } from '../plan-host.ts';

const NA_TEST: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'test',
  variables: { mid: '570' },
  intervalS: 30,
};
const PORTAL = 'na.test.merchant-portal';
const PORT_1275 = 'na.test.pos-transactional-server.port-1275';
const TYPO = 'eu.production.my-guest-account.merchant-host';

/** What is checked of one entry, and why not for the rest, with a choice. */
function planOf(entryId: string, choice: EntryChoice, profile: StoreProfile = NA_TEST) {
  const plan = planHost(PAYTRONIX_PACK, { ...profile, choices: { [entryId]: choice } }, 'boh');
  return {
    checks: plan.checks.filter((check) => check.entryId === entryId).map(({ key, targetKey }) => [key, targetKey]),
    titles: plan.checks.filter((check) => check.entryId === entryId).map(({ title }) => title),
    unplanned: plan.unplanned.filter((entry) => entry.entryId === entryId).map(({ reason }) => reason),
  };
}

describe("a profile's choices", () => {
  it('probe the name set for an unknown one, as if the pack had it', () => {
    const { checks, unplanned } = planOf(PORTAL, { host: 'portal.lab.example.com' });
    expect(checks).toEqual([[`${PORTAL}/1:443`, 'https://portal.lab.example.com:443/']]);
    expect(unplanned).toEqual([]);
  });

  it("probe each set address on the pack's port, with a known name or without", () => {
    const addresses = ['203.0.113.7', '2001:db8::7'];
    const nameless = planOf(PORTAL, { addresses });
    expect(nameless.checks).toEqual([
      [`${PORTAL}/ip1:443`, 'tcp://203.0.113.7:443'],
      [`${PORTAL}/ip2:443`, 'tcp://[2001:db8::7]:443'],
    ]);
    expect(nameless.titles[1]).toContain('(backup address)');
    expect(nameless.unplanned).toEqual(['cell_unknown']);
    expect(planOf('na.test.rest-integrations', { addresses: ['203.0.113.7'] }).checks).toEqual([
      ['na.test.rest-integrations/1:443', 'https://m570.api.pxslab.com:443/'],
      ['na.test.rest-integrations/ip1:443', 'tcp://203.0.113.7:443'],
    ]);
  });

  it('probe a port whose protocol was set', () => {
    const { checks, unplanned } = planOf(PORT_1275, { host: 'pos.lab.example.com', protocol: 'tcp' });
    expect(checks).toEqual([[`${PORT_1275}/1:1275`, 'tcp://pos.lab.example.com:1275']]);
    expect(unplanned).toEqual([]);
    expect(planOf(PORT_1275, { host: 'pos.lab.example.com' }).unplanned).toEqual(['not_probed_directly']);
  });

  it('probe the ports in use instead of the listed ones', () => {
    const { checks } = planOf(PORTAL, { host: 'portal.lab.example.com', ports: [8443, 9443] });
    expect(checks.map(([key]) => key)).toEqual([`${PORTAL}/1:8443`, `${PORTAL}/1:9443`]);
  });

  it('probe the corrected spelling only when chosen, under the same key', () => {
    const eu: StoreProfile = { ...NA_TEST, region: 'eu', environment: 'production' };
    expect(planOf(TYPO, {}, eu)).toMatchObject({ checks: [], unplanned: ['suspected_typo'] });
    expect(planOf(TYPO, { useCorrected: true }, eu)).toMatchObject({
      checks: [[`${TYPO}/1:443`, 'https://m570.eu.myguestaccount.com:443/']],
      unplanned: [],
    });
  });

  it('move checks and exports within the store to the port in use', () => {
    const entryId = 'aloha.boh.port-9090';
    const plan = planHost(PAYTRONIX_PACK, { ...NA_TEST, choices: { [entryId]: { ports: [9191] } } }, 'boh');
    expect(plan.checks.flatMap(({ target }) => (target.kind === 'own_port' ? [target.port] : []))).toEqual([9191]);
  });

  it('decide what a firewall allows', () => {
    const choices = { [PORTAL]: { host: 'portal.lab.example.com', addresses: ['203.0.113.7'] } };
    const { rules } = allowRules(PAYTRONIX_PACK, [{ ...NA_TEST, choices }], { kind: 'full' });
    const destinations = rules.flatMap(({ entryId, subject }) =>
      entryId === PORTAL && subject.kind === 'network' ? [subject.destination] : [],
    );
    expect(destinations).toEqual([
      { kind: 'name', host: 'portal.lab.example.com' },
      { kind: 'addresses', cidr: '203.0.113.7/32' },
    ]);
  });

  it('leave every other entry unchanged', () => {
    const without = planHost(PAYTRONIX_PACK, NA_TEST, 'boh');
    const plan = planHost(PAYTRONIX_PACK, { ...NA_TEST, choices: { [PORTAL]: { host: 'portal.example.com' } } }, 'boh');
    const others = plan.checks.filter(({ entryId }) => entryId !== PORTAL);
    expect(others).toEqual(without.checks.filter(({ entryId }) => entryId !== PORTAL));
  });
});
