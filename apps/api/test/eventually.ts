import { setTimeout } from 'node:timers/promises';

const POLL_MS_MIN = 25;
/** Long waits must not keep the machine busy polling. */
const POLLS_MAX = 1_000;
const WAIT_MS_MAX = 20_000;

/** Polls until the answer satisfies. Throws with the last answer after a timeout, 20 s by default. */
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
