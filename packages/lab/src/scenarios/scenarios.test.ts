import type { CheckState } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { HEALTHY_SCENARIOS } from './healthy-scenarios.ts';
import { LOOPBACK_SCENARIOS } from './loopback-scenarios.ts';
import type { ExpectedReason } from './scenario.ts';
import { NAMESPACE_SCENARIOS, SCENARIOS } from './scenarios.ts';

describe('the table of scenarios', () => {
  it('has at least 40 rows, each with a unique name and a description', () => {
    expect(SCENARIOS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
    for (const { name, description } of SCENARIOS) {
      expect(name).toMatch(/^[a-z0-9]+(?:_[a-z0-9]+)*$/);
      expect(description, name).toMatch(/^.{10,}\.$/);
    }
  });

  it('has scenarios of both kinds', () => {
    expect(NAMESPACE_SCENARIOS.length).toBeGreaterThan(40);
    expect(LOOPBACK_SCENARIOS.length).toBeGreaterThan(30);
  });

  it('expects a failure exactly if the outcome is not a pass', () => {
    for (const { name, store, control } of SCENARIOS) {
      for (const result of [store, control]) expect(result.failure === null, name).toBe(result.outcome === 'pass');
    }
  });

  it('blames the store only for targets that work for the control', () => {
    for (const { name, store, control, state } of SCENARIOS) {
      if (state === 'blocked') expect([store.outcome, control.outcome], name).toEqual(['fail', 'pass']);
      if (state === 'target_down') expect(control.outcome, name).toBe('fail');
      if (state === 'pass' || state === 'degraded') expect(store.outcome, name).toBe(state);
    }
  });

  it('gives each state one of its possible reasons', () => {
    const reasons = {
      pass: ['passes'],
      degraded: ['altered', 'proxy_only'],
      blocked: ['control_passes'],
      target_down: ['control_and_fleet_fail'],
      store_offline: ['all_external_fail', 'silent'],
      unverified: ['host_silent'],
    } as const satisfies Record<CheckState, readonly ExpectedReason[]>;
    for (const { name, state, reason } of SCENARIOS) expect(reasons[state], name).toContain(reason);
  });

  it('checks other targets at every store, to judge its line', () => {
    for (const { name, target, otherTargets } of SCENARIOS) {
      expect(otherTargets.length, name).toBeGreaterThan(0);
      expect(
        otherTargets.map((other) => other.name),
        name,
      ).not.toContain(target.name);
    }
  });

  it('expects no healthy scenario to be blocked', () => {
    for (const { name, state } of HEALTHY_SCENARIOS) expect(state, name).not.toBe('blocked');
  });
});
