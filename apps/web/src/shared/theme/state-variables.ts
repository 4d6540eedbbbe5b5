import { CHECK_STATES } from '@sightline/spec';
import { STATE_STYLE } from '../state/state-style.ts';

/**
 * The colours of the six states as CSS variables: `--state-blocked-ink`, `-tint`, `-edge`, `-solid`, `-on-solid`.
 * globals.css gives an element with `data-state` its own as `--ink`, `--tint` and so on.
 */
export function stateVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries(
    CHECK_STATES.flatMap((state) => {
      const colours = STATE_STYLE[state][scheme];
      return [
        [`--state-${state}-ink`, colours.ink],
        [`--state-${state}-tint`, colours.tint],
        [`--state-${state}-edge`, colours.edge],
        [`--state-${state}-solid`, colours.solid],
        [`--state-${state}-on-solid`, colours.onSolid],
      ];
    }),
  );
}
