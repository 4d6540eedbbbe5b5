import { print } from '../../print.ts';
import { STORIES } from '../stories/stories.ts';
import type { Director } from './director.ts';

const CTRL_C = '\u0003';

/** Lets the person at the terminal steer the demo: the first letter of a story, or h to heal. Nothing without a terminal. */
export function listenToKeys(director: Director): void {
  const { stdin } = process;
  if (!stdin.isTTY) return;
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.on('data', (key: string) => {
    // In raw mode the terminal makes no signal of it.
    if (key === CTRL_C || key === 'q') process.kill(process.pid, 'SIGINT');
    else if (key === 'h') void director.heal();
    else void playByKey(director, key);
  });
}

async function playByKey(director: Director, key: string): Promise<void> {
  const story = STORIES.find(({ name }) => name.startsWith(key));
  if (story === undefined) return;
  if ((await director.play(story)) === 'busy') print('another story is on; h heals it');
}
