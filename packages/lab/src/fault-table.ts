import type { Fault, FaultSetting } from './faults.ts';

const LATENCY_MS_DEFAULT = 800;

/** Faults by host name, where `*` stands for every name that has none of its own. */
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

  /** The name's own fault only. */
  getOwn(name: string): FaultSetting | null {
    return this.#faults.get(name) ?? null;
  }

  /** The name's own fault, else that of `*`, else null. */
  get(name: string): FaultSetting | null {
    return this.getOwn(name) ?? this.getOwn('*');
  }
}
