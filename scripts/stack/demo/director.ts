import { print } from '../../print.ts';
import type { Stack } from '../start-stack.ts';
import { STORIES } from '../stories/stories.ts';
import type { Story } from '../stories/story.ts';

const EVERY_MS = 240_000;
const HEAL_AFTER_MS = 90_000;

/** Plays the stories of a running demo: one at a time, in turn by itself, or when asked. */
export interface Director {
  /** Lets a story begin; it heals by itself. Answers `busy` while another one is on. */
  readonly play: (story: Story) => Promise<'begun' | 'busy'>;
  /** Ends the story that is on, now. */
  readonly heal: () => Promise<'healed' | 'nothing to heal'>;
  /** No story begins or ends by itself after this. */
  readonly stop: () => void;
}

/** Starts the tour: the first story begins after four minutes. */
export function startDirector(stack: Stack): Director {
  let playing: { readonly story: Story; readonly timer: NodeJS.Timeout } | null = null;
  let turn = 0;

  const heal: Director['heal'] = async () => {
    if (playing === null) return 'nothing to heal';
    const { story, timer } = playing;
    playing = null;
    clearTimeout(timer);
    await story.heal(stack);
    print(`${clock()}  healed: ${story.name}; expect "resolved" within half a minute`);
    return 'healed';
  };
  const play: Director['play'] = async (story) => {
    if (playing !== null) return 'busy';
    const timer = setTimeout(() => void heal(), HEAL_AFTER_MS);
    playing = { story, timer };
    print(`${clock()}  story "${story.name}": ${story.title}; heals in ${String(HEAL_AFTER_MS / 1_000)} s`);
    await story.begin(stack);
    return 'begun';
  };
  const tour = setInterval(() => {
    const story = STORIES[turn % STORIES.length];
    turn += 1;
    if (story !== undefined) void play(story);
  }, EVERY_MS);
  return {
    play,
    heal,
    stop: () => {
      clearInterval(tour);
      if (playing !== null) clearTimeout(playing.timer);
    },
  };
}

/** The time of day, as a line of the demo begins. */
export function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}
