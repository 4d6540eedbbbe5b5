import { describe, expect, it } from 'vitest';
import { IncidentWorld, type WorldChange } from '../test/incident-world.ts';

describe('a blocked endpoint', () => {
  it('opens one incident that says which store and endpoint', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 });
    expect(world.heard).toEqual(['cause_found: Store 0007 Harbor Point: m570:443 is blocked']);
    expect(world.decisions[0]?.transition?.evidence).toMatchObject({
      failure: 'connect.timeout',
      explanation: '0007/m570 fails',
      fix: 'allow 0007/m570',
      sentences: ['0007/m570 is blocked'],
      since: '2026-11-24T13:59:40.000Z',
      timeZone: 'America/New_York',
    });
  });

  it('takes in targets blocked the same way within two minutes, without a second alert', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 });
    world.apply({ check: '0007/api', to: 'blocked', at: 120 });
    expect(world.open()).toEqual([{ kind: 'endpoint_blocked', checks: ['0007/api', '0007/m570'], absorbed: false }]);
    expect(world.heard).toHaveLength(1);
  });

  it.each([
    ['later than two minutes', { check: '0007/api', to: 'blocked', at: 121 }],
    ['in another way', { check: '0007/api', to: 'blocked', at: 10, failure: 'tls.reset' }],
    ['at another store', { check: '0008/api', to: 'blocked', at: 10 }],
  ] as const)('leaves what is blocked %s to an incident of its own', (_, second) => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 });
    world.apply(second);
    expect(world.openCount).toBe(2);
    expect(world.heard).toHaveLength(2);
  });

  it('takes in the same target on another host of the store at any time', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570/boh', to: 'blocked', at: 0 });
    world.apply({ check: '0007/m570/terminal', to: 'blocked', at: 5_000, failure: 'tls.reset' });
    expect(world.open()).toEqual([
      { kind: 'endpoint_blocked', checks: ['0007/m570/boh', '0007/m570/terminal'], absorbed: false },
    ]);
  });

  it('is resolved when the last check leaves, at that time', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 }, { check: '0007/api', to: 'blocked', at: 1 });
    world.apply({ check: '0007/m570', to: 'pass', at: 60 });
    expect(world.openCount).toBe(1);
    world.apply({ check: '0007/api', to: 'pass', at: 90 });
    expect(world.openCount).toBe(0);
    expect(world.decisions.at(-1)?.resolvedAt).toEqual(new Date('2026-11-24T14:01:30.000Z'));
    expect(world.heard).toEqual([
      'cause_found: Store 0007 Harbor Point: 2 endpoints are blocked',
      'recovered: Store 0007 Harbor Point: 2 endpoints work again',
    ]);
  });

  it('is not called resolved if only the verdict changed', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 });
    world.apply({ check: '0007/m570', to: 'unverified', at: 60 });
    expect(world.heard[1]).toBe('reclassified: Store 0007 Harbor Point: m570:443 is no longer marked blocked');
  });

  it('ends when its check leaves the allowlist', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 });
    world.apply({ check: '0007/m570', to: 'retired', at: 60 });
    expect(world.openCount).toBe(0);
  });

  it('lets a recovered target open its own incident later', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 }, { check: '0007/api', to: 'blocked', at: 1 });
    world.apply({ check: '0007/m570', to: 'pass', at: 60 });
    world.apply({ check: '0007/m570', to: 'blocked', at: 9_000 });
    expect(world.heard).toHaveLength(2);
    expect(new Set(world.scopes()).size).toBe(2);
  });
});

describe('flapping within one batch', () => {
  it('opens nothing for a check that passes at the end', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 }, { check: '0007/m570', to: 'pass', at: 10 });
    expect(world.decisions).toEqual([]);
  });

  it('keeps an incident open if its check is blocked at the end', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 });
    world.apply({ check: '0007/m570', to: 'pass', at: 10 }, { check: '0007/m570', to: 'blocked', at: 20 });
    expect(world.openCount).toBe(1);
    expect(world.heard).toHaveLength(1);
  });
});

describe('a store that is offline', () => {
  it('is one incident, however many checks it has', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'store_offline', at: 0 }, { check: '0007/api', to: 'store_offline', at: 0 });
    world.apply({ check: '0007/dns', to: 'store_offline', at: 900 });
    expect(world.openCount).toBe(1);
    expect(world.heard).toEqual(['cause_found: Store 0007 Harbor Point is offline']);
  });

  it('absorbs endpoints blocked in the same batch: one alert', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/lan', to: 'blocked', at: 0 }, { check: '0007/api', to: 'store_offline', at: 1 });
    expect(world.heard).toEqual(['cause_found: Store 0007 Harbor Point is offline']);
    expect(world.open()).toContainEqual({ kind: 'endpoint_blocked', checks: ['0007/lan'], absorbed: true });
  });

  it('hides an incident of a blocked endpoint, which neither ends nor alerts again', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 });
    world.apply({ check: '0007/m570', to: 'store_offline', at: 600 });
    expect(world.heard).toHaveLength(2);
    world.apply({ check: '0007/m570', to: 'blocked', at: 900 });
    expect(world.heard).toHaveLength(3);
    expect(world.heard[2]).toMatch(/^reclassified: Store 0007 Harbor Point is no longer marked offline/);
    expect(world.open()).toEqual([{ kind: 'endpoint_blocked', checks: ['0007/m570'], absorbed: false }]);
    world.apply({ check: '0007/m570', to: 'pass', at: 950 });
    expect(world.heard[3]).toBe('recovered: Store 0007 Harbor Point: m570:443 works again');
  });

  it('ends together with the blocked endpoint behind it if that works once the line is back', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 });
    world.apply({ check: '0007/m570', to: 'store_offline', at: 600 });
    world.apply({ check: '0007/m570', to: 'pass', at: 900 });
    expect(world.openCount).toBe(0);
    expect(world.heard.map((line) => line.split(':')[0])).toEqual([
      'cause_found',
      'cause_found',
      'recovered',
      'recovered',
    ]);
  });

  it('releases a blocked endpoint that never alerted, and alerts to it', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/api', to: 'store_offline', at: 0 });
    world.apply({ check: '0007/lan', to: 'blocked', at: 10 });
    expect(world.heard).toHaveLength(1);
    world.apply({ check: '0007/api', to: 'pass', at: 100 });
    expect(world.heard).toEqual([
      'cause_found: Store 0007 Harbor Point is offline',
      'recovered: Store 0007 Harbor Point is back online',
      'released_unheard: Store 0007 Harbor Point: lan:443 is blocked',
    ]);
    world.apply({ check: '0007/lan', to: 'pass', at: 200 });
    expect(world.heard.at(-1)).toBe('recovered: Store 0007 Harbor Point: lan:443 works again');
  });

  it('never says resolved without having said open', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/api', to: 'store_offline', at: 0 });
    world.apply({ check: '0007/lan', to: 'blocked', at: 10 });
    world.apply({ check: '0007/lan', to: 'pass', at: 20 });
    expect(world.heard).toHaveLength(1);
    expect(world.openCount).toBe(1);
  });

  it('leaves other stores alone', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0008/m570', to: 'blocked', at: 0 }, { check: '0007/api', to: 'store_offline', at: 1 });
    expect(world.heard).toHaveLength(2);
  });
});

describe('a target that is down', () => {
  it('is one incident over all stores', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0001/m570', to: 'target_down', at: 0 });
    world.apply({ check: '0002/m570', to: 'target_down', at: 30 }, { check: '0003/m570', to: 'target_down', at: 900 });
    expect(world.heard).toEqual(['cause_found: m570:443 is down for 1 of 9 stores']);
    expect(world.titles()).toEqual(['m570:443 is down for 3 of 9 stores']);
  });

  it('counts every store that was ever affected when it ends', () => {
    const world = new IncidentWorld();
    const checks = ['0001/m570', '0002/m570', '0003/m570'];
    for (const check of checks) world.apply({ check, to: 'target_down', at: 0 });
    for (const check of checks) world.apply({ check, to: 'pass', at: 100 });
    expect(world.heard.at(-1)).toBe('recovered: m570:443 works again for 3 of 9 stores');
  });

  it('takes in targets that go down the same way within two minutes, and no later', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0001/m570', to: 'target_down', at: 0 });
    world.apply({ check: '0001/api', to: 'target_down', at: 120 });
    world.apply({ check: '0001/late', to: 'target_down', at: 121 });
    world.apply({ check: '0001/other', to: 'target_down', at: 60, failure: 'tls.expired' });
    expect(world.open().map((incident) => incident.checks)).toEqual([
      ['0001/api', '0001/m570'],
      ['0001/late'],
      ['0001/other'],
    ]);
  });

  it.each([
    ['in one batch', (world: IncidentWorld, changes: readonly WorldChange[]) => world.apply(...changes)],
    ['one by one', (world: IncidentWorld, changes: readonly WorldChange[]) => world.applyOneByOne(...changes)],
  ])('is one opening and one end when the vendor goes down for everyone, %s', (_, apply) => {
    const world = new IncidentWorld();
    const checks = ['0001', '0002', '0003', '0004'].flatMap((store) =>
      ['m570', 'api', 'portal', 'cdn'].map((target) => `${store}/${target}`),
    );
    apply(
      world,
      checks.map((check, index) => ({ check, to: 'target_down', at: index * 5 }) as const),
    );
    apply(
      world,
      checks.map((check, index) => ({ check, to: 'pass', at: 600 + index * 5 }) as const),
    );
    expect(world.heard.map((line) => line.split(':')[0])).toEqual(['cause_found', 'recovered']);
    expect(world.openCount).toBe(0);
  });

  it('takes over a blocked check; the narrower incident waits, and ends with its own check', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0001/m570', to: 'blocked', at: 0 });
    world.apply({ check: '0001/m570', to: 'target_down', at: 60 }, { check: '0002/m570', to: 'target_down', at: 61 });
    expect(world.open()).toEqual([{ kind: 'target_down', checks: ['0001/m570', '0002/m570'], absorbed: false }]);
    expect(world.heard).toHaveLength(2);
    world.apply({ check: '0001/m570', to: 'pass', at: 100 });
    expect(world.heard[2]).toBe('recovered: Store 0001 Harbor Point: m570:443 works again');
    world.apply({ check: '0002/m570', to: 'pass', at: 110 });
    expect(world.heard).toHaveLength(4);
  });

  it('absorbs incidents of stores where the same target is blocked, but not of other targets', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0001/m570', to: 'target_down', at: 0 });
    world.apply({ check: '0002/m570', to: 'blocked', at: 10 }, { check: '0003/api', to: 'blocked', at: 10 });
    expect(world.heard).toEqual([
      'cause_found: m570:443 is down for 1 of 9 stores',
      'cause_found: Store 0003 Harbor Point: api:443 is blocked',
    ]);
    world.apply({ check: '0001/m570', to: 'pass', at: 100 });
    expect(world.heard.at(-1)).toBe('released_unheard: Store 0002 Harbor Point: m570:443 is blocked');
  });

  it('does not alert again for a blocked endpoint that alerted before it was absorbed', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0002/m570', to: 'blocked', at: 0 });
    world.apply({ check: '0001/m570', to: 'target_down', at: 10 });
    world.apply({ check: '0001/m570', to: 'pass', at: 100 });
    expect(world.heard.map((line) => line.split(':')[0])).toEqual(['cause_found', 'cause_found', 'recovered']);
    expect(world.open()).toEqual([{ kind: 'endpoint_blocked', checks: ['0002/m570'], absorbed: false }]);
  });

  it('does not absorb a target that joins later and works elsewhere', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0001/m570', to: 'target_down', at: 0 });
    world.apply({ check: '0002/m570', to: 'blocked', at: 10 });
    world.apply({ check: '0002/api', to: 'blocked', at: 20 });
    expect(world.heard.at(-1)).toBe('released_unheard: Store 0002 Harbor Point: 2 endpoints are blocked');
  });

  it('alerts to stores that stay blocked when the vendor is back', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0001/m570', to: 'target_down', at: 0 }, { check: '0002/m570', to: 'target_down', at: 0 });
    world.apply({ check: '0001/m570', to: 'pass', at: 100 }, { check: '0002/m570', to: 'blocked', at: 100 });
    expect(world.heard).toContain('reclassified: Vendor outage over for m570:443; 1 store is still blocked');
    const ended = world.decisions.find((decision) => decision.transition?.reason === 'reclassified');
    expect(ended?.transition?.evidence.sentences).toEqual(['Its last checks are now: 1 blocked, 1 passing.']);
  });

  it('is new when it goes down again after it recovered while others stayed down', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0001/m570', to: 'target_down', at: 0 }, { check: '0001/api', to: 'target_down', at: 1 });
    world.apply({ check: '0001/m570', to: 'pass', at: 300 });
    world.apply({ check: '0001/m570', to: 'target_down', at: 9_000 });
    expect(world.heard).toHaveLength(2);
    expect(new Set(world.scopes()).size).toBe(2);
  });
});

describe('a failure within a store', () => {
  it('is one incident for everything seen at one time, in whatever way', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/own-service', to: 'blocked', at: 0, failure: 'host.service_stopped' });
    world.apply({ check: '0007/own-port', to: 'blocked', at: 70, failure: 'host.port_closed' });
    expect(world.open()).toEqual([
      { kind: 'host_software', checks: ['0007/own-port', '0007/own-service'], absorbed: false },
    ]);
    expect(world.heard).toEqual(['cause_found: Store 0007 Harbor Point: problem with own-service:443']);
    expect(world.titles()).toEqual(['Store 0007 Harbor Point: problems with 2 programs and ports']);
  });

  it('is not hidden by a dead line or a vendor outage', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/api', to: 'store_offline', at: 0 }, { check: '0008/m570', to: 'target_down', at: 0 });
    world.apply({ check: '0007/own-port', to: 'blocked', at: 10, failure: 'host.port_closed' });
    expect(world.open()).toContainEqual({ kind: 'host_software', checks: ['0007/own-port'], absorbed: false });
    expect(world.heard.at(-1)).toBe('cause_found: Store 0007 Harbor Point: problem with own-port:443');
  });

  it('is separate from blocked Internet endpoints, and ends on its own', () => {
    const world = new IncidentWorld();
    world.apply({ check: '0007/m570', to: 'blocked', at: 0 }, { check: '0007/own-port', to: 'blocked', at: 1 });
    expect(world.openCount).toBe(2);
    world.apply({ check: '0007/own-port', to: 'pass', at: 90 });
    expect(world.heard.at(-1)).toBe('recovered: Store 0007 Harbor Point: own-port:443 works again');
  });
});
