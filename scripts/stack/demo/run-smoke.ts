import { formatSeconds, print } from '../../print.ts';
import { playStory, type StoryOutcome } from '../play-story.ts';
import type { Stack } from '../start-stack.ts';
import { STORIES } from '../stories/stories.ts';

/** Plays each story once and prints what came of it. Answers 0 when everything was as it must be, else 1. */
export async function runSmoke(stack: Stack, signal: AbortSignal): Promise<0 | 1> {
  const outcomes: StoryOutcome[] = [];
  for (const story of STORIES) {
    print(`\n· story "${story.name}": ${story.title}`);
    const outcome = await playStory(stack, story, signal);
    printOutcome(outcome);
    outcomes.push(outcome);
  }
  const failed = outcomes.filter(({ faults }) => faults.length > 0).length;
  print(`\nsmoke: ${String(outcomes.length - failed)} stories ok, ${String(failed)} failed`);
  return failed === 0 ? 0 : 1;
}

function printOutcome({ story, timings, faults }: StoryOutcome): void {
  const row = (cells: readonly string[]): void => {
    print(`  ${cells.map((cell, index) => cell.padEnd(COLUMN_WIDTHS[index] ?? 0)).join('  ')}`);
  };
  row(['tenant', 'channel', 'alert', 'after']);
  for (const { tenantSlug, channel, state, afterMs } of timings) {
    row([tenantSlug, channel, state, afterMs === null ? 'never' : formatSeconds(afterMs)]);
  }
  for (const fault of faults) print(`  ! ${fault}`);
  print(`  ${story.name}: ${faults.length === 0 ? 'ok' : 'FAILED'}`);
}

const COLUMN_WIDTHS = [16, 14, 9, 8];
