import { type AlertState, type ArrivedAlert, alertChannelsOf, alertsSince } from './alerts.ts';
import type { Stack } from './start-stack.ts';
import type { ExpectedAlert, Story, StorySpan } from './stories/story.ts';
import { waitUntilJudged, waitUntilSettled } from './wait-for-stack.ts';
import { lookFor, waitUntil } from './wait-until.ts';

/** What the product promises at an interval of 10 s. */
const OPENED_MS_MAX = 60_000;
const JUDGED_MS_MAX = 60_000;
const RESOLVED_MS_MAX = 120_000;
const SETTLED_MS_MAX = 90_000;

/** One alert that was to arrive, and when it did. */
export interface AlertTiming {
  readonly tenantSlug: string;
  readonly channel: string;
  readonly state: AlertState;
  /** From the fault to its arrival, or from the healing; null when it never came. */
  readonly afterMs: number | null;
}

/** What a story came to. */
export interface StoryOutcome {
  readonly story: Story;
  readonly timings: readonly AlertTiming[];
  /** A sentence for each thing that was not as it must be; empty when all was. */
  readonly faults: readonly string[];
}

/**
 * Plays a story from a healthy fleet back to a healthy one, and compares what arrived with what the story expects.
 *
 * Never leaves the fault behind. Throws only when the lab itself breaks or the signal aborts.
 */
export async function playStory(stack: Stack, story: Story, signal: AbortSignal): Promise<StoryOutcome> {
  const from = new Date();
  const faults: string[] = [];
  const patiently = async (what: string, wait: () => Promise<void>): Promise<void> => {
    await wait().catch((error: unknown) => {
      if (signal.aborted) throw error;
      faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
  await story.begin(stack);
  try {
    await patiently('opening alerts', () =>
      waitForAlerts({ stack, since: from, timeoutMs: OPENED_MS_MAX, signal }, expectedOf(story, 'opened')),
    );
    // Time for what must not come: a second alert of the same, or one for its every victim.
    await patiently('judgement', () => waitUntilJudged(stack, { timeoutMs: JUDGED_MS_MAX, signal }));
  } finally {
    await story.heal(stack);
  }
  const span: StorySpan = { from, to: new Date() };
  await patiently('resolving alerts', () =>
    waitForAlerts({ stack, since: from, timeoutMs: RESOLVED_MS_MAX, signal }, expectedOf(story, 'resolved')),
  );
  await patiently('back to normal', () => waitUntilSettled(stack, { timeoutMs: SETTLED_MS_MAX, signal }));
  const arrived = alertsSince(stack.lab, from);
  faults.push(...judgeAlerts(story, arrived, stack.consoleUrl), ...(await story.verify(stack, span)));
  return { story, timings: timingsOf(story, arrived, span), faults };
}

/** One message that must arrive exactly once. */
interface ExpectedMessage {
  readonly tenantSlug: string;
  readonly channel: ArrivedAlert['channel'];
  readonly state: AlertState;
  readonly words: readonly string[];
}

function expectedOf(story: Story, moment: 'opened' | 'resolved'): ExpectedMessage[] {
  return story.expects.flatMap((expected: ExpectedAlert) =>
    alertChannelsOf(expected.tenantSlug).map((channel) => ({
      tenantSlug: expected.tenantSlug,
      channel,
      state: moment === 'opened' ? expected.state : 'resolved',
      words: moment === 'opened' ? expected.words : [],
    })),
  );
}

interface AlertWait {
  readonly stack: Stack;
  readonly since: Date;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

async function waitForAlerts(wait: AlertWait, expected: readonly ExpectedMessage[]): Promise<void> {
  await waitUntil(() => {
    const arrived = alertsSince(wait.stack.lab, wait.since);
    const missing = expected.filter((message) => !arrived.some((alert) => isSame(alert, message)));
    return Promise.resolve(lookFor(missing.map(describe)));
  }, wait);
}

function isSame(alert: ArrivedAlert, message: ExpectedMessage): boolean {
  return alert.tenantSlug === message.tenantSlug && alert.channel === message.channel && alert.state === message.state;
}

function judgeAlerts(story: Story, arrived: readonly ArrivedAlert[], consoleUrl: string): string[] {
  const expected = [...expectedOf(story, 'opened'), ...expectedOf(story, 'resolved')];
  const faults = arrived
    .filter((alert) => !expected.some((message) => isSame(alert, message)))
    .map((alert) => `unexpected: ${alert.tenantSlug} by ${alert.channel}: ${alert.headline}`);
  for (const message of expected) {
    const alerts = arrived.filter((alert) => isSame(alert, message));
    if (alerts.length !== 1) faults.push(`${describe(message)}: arrived ${String(alerts.length)} times`);
    const words = [...message.words, `${consoleUrl}/t/${message.tenantSlug}/incidents/`];
    for (const alert of alerts) {
      const unsaid = words.filter((word) => !alert.text.includes(word));
      if (unsaid.length > 0) faults.push(`${describe(message)}: does not say ${unsaid.join(', ')}`);
    }
  }
  return faults;
}

function timingsOf(story: Story, arrived: readonly ArrivedAlert[], span: StorySpan): AlertTiming[] {
  const timed = (moment: 'opened' | 'resolved', start: Date): AlertTiming[] =>
    expectedOf(story, moment).map((message) => {
      const alert = arrived.find((candidate) => isSame(candidate, message));
      return { ...message, afterMs: alert === undefined ? null : alert.at.getTime() - start.getTime() };
    });
  return [...timed('opened', span.from), ...timed('resolved', span.to)];
}

function describe({ tenantSlug, channel, state }: ExpectedMessage): string {
  return `${state} to ${tenantSlug} by ${channel}`;
}
