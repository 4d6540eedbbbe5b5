/** A bounded list of received messages that can be awaited. Keeps the newest `countMax`, oldest first. */
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

  /** Resolves to the first matching message, kept or still to come. Rejects on timeout or on `close`. */
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

  /** Rejects everyone who still waits. */
  close(): void {
    for (const waiter of this.#waiters) waiter.fail('the sink was closed');
  }
}

interface Waiter<Message> {
  offer(message: Message): void;
  fail(reason: string): void;
}
