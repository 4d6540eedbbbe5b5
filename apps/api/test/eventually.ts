import { setTimeout } from 'node:timers/promises';

const POLL_MS = 25;
const WAIT_MS_MAX = 20_000;

/** Asks until the answer satisfies; throws with the last answer when it does not in 20 s. */
export async function eventually<T>(ask: () => Promise<T>, satisfies: (answer: T) => boolean): Promise<T> {
  const deadline = performance.now() + WAIT_MS_MAX;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`still not so: ${JSON.stringify(answer)}`);
    await setTimeout(POLL_MS);
  }
}
