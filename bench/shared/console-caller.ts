/** Calls the console API below one tenant with a session. */
export class ConsoleCaller {
  readonly #base: string;
  readonly #cookie: string;

  constructor(base: string, cookie: string) {
    this.#base = base;
    this.#cookie = cookie;
  }

  /** Throws unless it is answered well. */
  async get(path: string): Promise<unknown> {
    return await this.#call(path, {});
  }

  async post(path: string, body: unknown): Promise<unknown> {
    return await this.#call(path, { method: 'POST', body: JSON.stringify(body) });
  }

  /** The times in ms of one request after the other, as long as it is wanted. */
  async timeWhile(path: string, isWanted: () => boolean): Promise<number[]> {
    const times: number[] = [];
    while (isWanted()) {
      const startedAt = performance.now();
      await this.get(path);
      times.push(performance.now() - startedAt);
    }
    return times;
  }

  async #call(path: string, init: RequestInit): Promise<unknown> {
    const headers = {
      cookie: this.#cookie,
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const answer = await fetch(`${this.#base}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
    return await answer.json();
  }
}
