/** A bounded list of what came in, which can be waited on. Holds the newest `countMax`, oldest first. */
export class Inbox<Message> {
  readonly #countMax: number;
  readonly #waiters = new Set<Waiter<Message>>();
  #messages: readonly Message[] = [];

  constructor(countMax: number) {
    this.#countMax = countMax;
  }

  messages(): readonly Message[] {
    return this.#messages;
  }

  add(message: Message): void {
    this.#messages = [...this.#messages, message].slice(-this.#countMax);
    for (const waiter of this.#waiters) waiter.offer(message);
  }

  clear(): void {
    this.#messages = [];
  }

  /** The first message, of those here and those to come, that fits. Rejects when none did in time, or on `close`. */
  waitFor(predicate: (message: Message) => boolean, timeoutMs: number): Promise<Message> {
    const here = this.#messages.find(predicate);
    if (here !== undefined) return Promise.resolve(here);
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        act();
      };
      const fail = (reason: string): void => {
        settle(() => {
          reject(new Error(reason));
        });
      };
      const timer = setTimeout(() => {
        fail(`no such message within ${timeoutMs} ms; ${this.#messages.length} others are here`);
      }, timeoutMs);
      const waiter: Waiter<Message> = {
        offer(message) {
          if (predicate(message)) {
            settle(() => {
              resolve(message);
            });
          }
        },
        fail,
      };
      this.#waiters.add(waiter);
    });
  }

  /** Rejects all who still wait. */
  close(): void {
    for (const waiter of this.#waiters) waiter.fail('the sink was closed');
  }
}

interface Waiter<Message> {
  offer(message: Message): void;
  fail(reason: string): void;
}
