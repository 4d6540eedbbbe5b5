import { CHECK_STATES } from '@sightline/spec';
import { STATE_STYLE } from '../state/state-style.ts';

/**
 * The colors of the six states as CSS variables: `--state-blocked-ink`, `-tint`, `-edge`, `-solid`, `-on-solid`.
 * globals.css gives an element with `data-state` its own as `--ink`, `--tint` and so on.
 */
export function stateVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries(
    CHECK_STATES.flatMap((state) => {
      const colors = STATE_STYLE[state][scheme];
      return [
        [`--state-${state}-ink`, colors.ink],
        [`--state-${state}-tint`, colors.tint],
        [`--state-${state}-edge`, colors.edge],
        [`--state-${state}-solid`, colors.solid],
        [`--state-${state}-on-solid`, colors.onSolid],
      ];
    }),
  );
}
