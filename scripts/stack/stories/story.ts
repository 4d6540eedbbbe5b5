import type { AlertState } from '../alerts.ts';
import type { Stack } from '../start-stack.ts';

/** What one customer is to be told of a story: once at its beginning, once at its end, on every channel. */
export interface ExpectedAlert {
  readonly tenantSlug: string;
  readonly state: Exclude<AlertState, 'resolved' | 'closed'>;
  /** What the opening alert must say, besides a link to the incident. */
  readonly words: readonly string[];
}

/** When a story's fault began and when it had been healed. */
export interface StorySpan {
  readonly from: Date;
  readonly to: Date;
}

/** Something that goes wrong in the lab, and what must come of it. */
export interface Story {
  readonly name: string;
  /** What happens, as a sentence for whoever watches the demo. */
  readonly title: string;
  /** Lets it go wrong; resolves once it holds. */
  readonly begin: (stack: Stack) => Promise<void>;
  /** Puts everything right again. */
  readonly heal: (stack: Stack) => Promise<void>;
  /** Nobody else is to be told anything. */
  readonly expects: readonly ExpectedAlert[];
  /** What else must be so once all is well again, beyond alerts; gives a sentence for each thing that is not. */
  readonly verify: (stack: Stack, span: StorySpan) => Promise<readonly string[]>;
}

/** For a story that is told by its alerts alone. */
export function nothingMore(): Promise<readonly string[]> {
  return Promise.resolve([]);
}
