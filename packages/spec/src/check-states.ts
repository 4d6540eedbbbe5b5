/** The six states of a check, worst first: the order in which a store's state is the worst of its checks'. */
export const CHECK_STATES = ['store_offline', 'blocked', 'target_down', 'degraded', 'unverified', 'pass'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** Returns the worst of some states; `unverified` when there are none, because nothing is known. */
export function worstState(states: Iterable<CheckState>): CheckState {
  const present = new Set(states);
  return CHECK_STATES.find((state) => present.has(state)) ?? 'unverified';
}
