import { type Memory, readMemory, readUsage, type Usage } from './meter.ts';

const SAMPLE_EVERY_MS = 2_000;

/** What a process cost over a span of time. */
export interface Cost {
  /** Sampled every two seconds. */
  readonly memory: readonly Memory[];
  readonly used: Usage;
  readonly lastedMs: number;
}

/** Watches a process for `lastingMs`. Rejects when it ends before, or `signal` aborts. */
export async function measureCost(pid: number, lastingMs: number, signal: AbortSignal): Promise<Cost> {
  const startedMs = performance.now();
  const before = readUsage(pid);
  const memory: Memory[] = [];
  while (performance.now() - startedMs < lastingMs) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY_MS));
    memory.push(readMemory(pid));
  }
  const lastedMs = performance.now() - startedMs;
  const now = readUsage(pid);
  const used = { cpuMs: now.cpuMs - before.cpuMs, writtenBytes: now.writtenBytes - before.writtenBytes };
  return { memory, used, lastedMs };
}
