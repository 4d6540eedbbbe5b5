import { expect, it } from 'vitest';
import { mayBeRendezvous, nextRendezvousMs } from './rendezvous-schedule.ts';

const PEER = '0197a000-0000-7000-8000-0000000000c1';
const NOW = Date.parse('2026-11-24T12:00:00.000Z');

it('gives hosts whose clocks differ by less than a second the same time', () => {
  for (let offsetMs = 0; offsetMs < 60_000; offsetMs += 777) {
    const one = nextRendezvousMs(NOW + offsetMs, PEER, 9_055);
    const other = nextRendezvousMs(NOW + offsetMs + 900, PEER, 9_055);
    expect([0, 30_000]).toContain(other - one);
    expect(one).toBeGreaterThan(NOW + offsetMs);
    expect(one - NOW - offsetMs).toBeLessThanOrEqual(30_000);
  }
});

it('gives every port of a host its own time', () => {
  const phases = new Set(Array.from({ length: 50 }, (_, port) => nextRendezvousMs(NOW, PEER, port + 1) % 30_000));
  expect(phases.size).toBeGreaterThan(45);
});

it("treats an answer as a program's without waiting, except around a rendezvous", () => {
  const at = nextRendezvousMs(NOW, PEER, 9_055);
  for (const ms of [-2_000, 0, 3_000]) expect(mayBeRendezvous(at + ms, PEER, 9_055)).toBe(true);
  for (const ms of [-5_000, 5_000, 15_000]) expect(mayBeRendezvous(at + ms, PEER, 9_055)).toBe(false);
});
