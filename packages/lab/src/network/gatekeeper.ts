import type { Socket } from 'node:net';
import type { FaultSetting } from '../faults.ts';
import { isDnsFault, isGateFault } from '../faults.ts';
import type { Endpoint } from './addresses.ts';
import { endsTls } from './behaviors.ts';
import { Gate } from './gate.ts';
import type { HttpFronts } from './http-fronts.ts';
import type { Connection } from './relay.ts';
import { Silence } from './silence.ts';

/** Takes over a connection under the fault that holds when it comes in. */
export type FaultyReceptionist = (client: Socket, setting: FaultSetting) => Connection;

interface Post {
  readonly name: string;
  readonly gate: Gate;
  setting: FaultSetting;
}

/** Brings all gates of a network from the faults that hold to those that shall, one change at a time. */
export class Gatekeeper {
  readonly #fronts: HttpFronts;
  readonly #posts: Post[] = [];
  readonly #silences = new Set<Silence>();
  #lastChange: Promise<void> = Promise.resolve();

  constructor(fronts: HttpFronts) {
    this.#fronts = fronts;
  }

  /** Adds a gate, shut until the first `apply`. */
  add(name: string, endpoint: Endpoint, receive: FaultyReceptionist): void {
    const post: Post = {
      name,
      gate: new Gate(endpoint, (client) => receive(client, post.setting)),
      setting: { fault: 'refuse', latencyMs: 0 },
    };
    this.#posts.push(post);
  }

  /** Makes every gate do what `wanted` says of its name, after all changes asked for before. */
  apply(wanted: (name: string) => FaultSetting): Promise<void> {
    const change = this.#lastChange.then(() => this.#change(wanted));
    // The caller hears of a failure; the next change must be tried all the same.
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  async close(): Promise<void> {
    await this.#lastChange;
    await Promise.all([
      ...this.#posts.map((post) => post.gate.close()),
      ...[...this.#silences].map((silence) => silence.end()),
    ]);
    this.#silences.clear();
  }

  async #change(wanted: (name: string) => FaultSetting): Promise<void> {
    const changes = this.#posts
      .map((post) => ({ post, next: wanted(post.name) }))
      .filter(({ post, next }) => !isSame(post.setting, next));

    const toSilence = changes.filter(({ next }) => next.fault === 'silent').map(({ post }) => post);
    for (const { post, next } of changes) {
      if (next.fault !== 'silent') await this.#turn(post, next);
    }
    if (toSilence.length > 0) await this.#silence(toSilence);
    await this.#endEmptySilences();
  }

  async #turn(post: Post, next: FaultSetting): Promise<void> {
    if (next.fault === 'refuse') {
      post.gate.shut();
    } else {
      if (!isDnsFault(next.fault) && !isGateFault(next.fault) && endsTls(next.fault)) {
        await this.#fronts.prepare(post.name, next.fault);
      }
      await post.gate.open();
    }
    post.setting = next;
    post.gate.reset();
    for (const silence of this.#silences) await silence.release(post.gate.endpoint);
  }

  /** One thread holds all that fall silent together: a store has dozens of names and loses them at once. */
  async #silence(posts: readonly Post[]): Promise<void> {
    const silence = await Silence.listen(posts.map((post) => post.gate.endpoint));
    this.#silences.add(silence);
    for (const post of posts) {
      post.gate.shut();
      post.gate.stall();
      post.setting = { fault: 'silent', latencyMs: 0 };
    }
    await silence.fill();
  }

  async #endEmptySilences(): Promise<void> {
    for (const silence of this.#silences) {
      if (silence.size > 0) continue;
      this.#silences.delete(silence);
      await silence.end();
    }
  }
}

function isSame(one: FaultSetting, other: FaultSetting): boolean {
  return one.fault === other.fault && (one.fault !== 'slow' || one.latencyMs === other.latencyMs);
}
