import { beforeEach, describe, expect, it } from 'vitest';
import { ServerClock } from './server-clock.ts';

const HOUR_MS = 3_600_000;
let serverMs: number;
let setByMs: number;
let clock: ServerClock;
const startMs = Date.parse('2026-11-24T12:00:00.000Z');
const wallMs = (): number => serverMs + setByMs;

beforeEach(() => {
  serverMs = startMs;
  setByMs = 40;
  clock = new ServerClock({ wallMs, uptimeMs: () => serverMs - startMs + 77_000 });
});

describe("the server's clock", () => {
  it('is unknown before the first answer', () => {
    expect(clock.offsetMs).toBeNull();
  });

  it.each([6 * HOUR_MS, -6 * HOUR_MS])("stays known after the host's clock is set by %d ms", (jumpMs) => {
    clock.update(-40);
    serverMs += 90_000;
    setByMs += jumpMs;
    expect(wallMs() + (clock.offsetMs ?? 0)).toBe(serverMs);
  });

  it('ignores the small steps of a synchronized clock', () => {
    clock.update(-40);
    setByMs += 1_500;
    expect(clock.offsetMs).toBe(-40);
  });

  it('is not replaced by a coarser reading', () => {
    clock.updateCoarse(300);
    expect(clock.offsetMs).toBe(300);
    clock.update(-40);
    clock.updateCoarse(300);
    expect(clock.offsetMs).toBe(-40);
  });
});
