import type { Fault, FaultSetting } from './faults.ts';

const LATENCY_MS_DEFAULT = 800;

/** Faults by host name, where `*` covers every name without its own. */
export class FaultTable {
  readonly #faults = new Map<string, FaultSetting>();

  set(name: string, fault: Fault, latencyMs = LATENCY_MS_DEFAULT): void {
    this.#faults.set(name, { fault, latencyMs });
  }

  delete(name: string): void {
    this.#faults.delete(name);
  }

  clear(): void {
    this.#faults.clear();
  }

  /** Returns the name's own fault only. */
  getOwn(name: string): FaultSetting | null {
    return this.#faults.get(name) ?? null;
  }

  /** Returns the name's own fault, else that of `*`, else null. */
  get(name: string): FaultSetting | null {
    return this.getOwn(name) ?? this.getOwn('*');
  }
}
