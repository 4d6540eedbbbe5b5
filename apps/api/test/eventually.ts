import { setTimeout } from 'node:timers/promises';

const POLL_MS_MIN = 25;
/** Whoever waits for minutes must not keep the machine busy with asking. */
const POLLS_MAX = 1_000;
const WAIT_MS_MAX = 20_000;

/** Asks until the answer satisfies; throws with the last answer when it does not in time, 20 s unless said. */
export async function eventually<T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
  waitMsMax = WAIT_MS_MAX,
): Promise<T> {
  const deadline = performance.now() + waitMsMax;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`still not so: ${JSON.stringify(answer)}`);
    await setTimeout(Math.max(POLL_MS_MIN, waitMsMax / POLLS_MAX));
  }
}
