import type { Socket } from 'node:net';
import type { FaultSetting } from '../faults.ts';
import { isDnsFault, isSynFault } from '../faults.ts';
import type { Endpoint } from './addresses.ts';
import { endsTls } from './apply-connection-fault.ts';
import type { FaultHttpServers } from './fault-http-servers.ts';
import type { Connection } from './relay.ts';
import { SwitchableListener } from './switchable-listener.ts';
import { SynDropper } from './syn-dropper.ts';

/** Takes over a connection under the fault in effect when it arrives. */
export type FaultyConnectionHandler = (client: Socket, setting: FaultSetting) => Connection;

interface ManagedListener {
  readonly name: string;
  readonly listener: SwitchableListener;
  setting: FaultSetting;
}

/** Moves all listeners of a network from their current faults to the wanted ones, one change at a time. */
export class ListenerManager {
  readonly #fronts: FaultHttpServers;
  readonly #listeners: ManagedListener[] = [];
  readonly #silences = new Set<SynDropper>();
  #lastChange: Promise<void> = Promise.resolve();

  constructor(fronts: FaultHttpServers) {
    this.#fronts = fronts;
  }

  /** Adds a listener, closed until the first `apply`. */
  add(name: string, endpoint: Endpoint, receive: FaultyConnectionHandler): void {
    const managed: ManagedListener = {
      name,
      listener: new SwitchableListener(endpoint, (client) => receive(client, managed.setting)),
      setting: { fault: 'refuse', latencyMs: 0 },
    };
    this.#listeners.push(managed);
  }

  /** Sets every listener to the fault that `wanted` returns for its name, after all earlier changes. */
  apply(wanted: (name: string) => FaultSetting): Promise<void> {
    const change = this.#lastChange.then(() => this.#change(wanted));
    // The caller gets the error; the next change must still be tried.
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  async close(): Promise<void> {
    await this.#lastChange;
    await Promise.all([
      ...this.#listeners.map((managed) => managed.listener.close()),
      ...[...this.#silences].map((dropper) => dropper.end()),
    ]);
    this.#silences.clear();
  }

  async #change(wanted: (name: string) => FaultSetting): Promise<void> {
    const changes = this.#listeners
      .map((managed) => ({ managed, next: wanted(managed.name) }))
      .filter(({ managed, next }) => !isSame(managed.setting, next));

    const toDrop = changes.filter(({ next }) => next.fault === 'silent').map(({ managed }) => managed);
    for (const { managed, next } of changes) {
      if (next.fault !== 'silent') await this.#turn(managed, next);
    }
    if (toDrop.length > 0) await this.#dropper(toDrop);
    await this.#endEmptySilences();
  }

  async #turn(managed: ManagedListener, next: FaultSetting): Promise<void> {
    if (next.fault === 'refuse') {
      managed.listener.shut();
    } else {
      if (!isDnsFault(next.fault) && !isSynFault(next.fault) && endsTls(next.fault)) {
        await this.#fronts.prepare(managed.name, next.fault);
      }
      await managed.listener.open();
    }
    managed.setting = next;
    managed.listener.reset();
    for (const dropper of this.#silences) await dropper.release(managed.listener.endpoint);
  }

  /** One thread drops SYNs for all names that fall silent together: a store has dozens and loses them at once. */
  async #dropper(managed2: readonly ManagedListener[]): Promise<void> {
    const dropper = await SynDropper.listen(managed2.map((managed) => managed.listener.endpoint));
    this.#silences.add(dropper);
    for (const managed of managed2) {
      managed.listener.shut();
      managed.listener.stall();
      managed.setting = { fault: 'silent', latencyMs: 0 };
    }
    await dropper.fill();
  }

  async #endEmptySilences(): Promise<void> {
    for (const dropper of this.#silences) {
      if (dropper.size > 0) continue;
      this.#silences.delete(dropper);
      await dropper.end();
    }
  }
}

function isSame(one: FaultSetting, other: FaultSetting): boolean {
  return one.fault === other.fault && (one.fault !== 'slow' || one.latencyMs === other.latencyMs);
}
