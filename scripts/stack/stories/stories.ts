import { BLOCK_STORY } from './block.ts';
import { LINE_STORY } from './line.ts';
import type { Story } from './story.ts';
import { VENDOR_STORY } from './vendor.ts';

/** Every story, in the order in which the demo tells them. */
export const STORIES: readonly Story[] = [BLOCK_STORY, LINE_STORY, VENDOR_STORY];

/** The story of a name; null when there is none. */
export function findStory(name: string): Story | null {
  return STORIES.find((story) => story.name === name) ?? null;
}
