import type { CSSVariablesResolver } from '@mantine/core';
import { CHECK_STATES } from '@sightline/spec';
import { STATE_STYLE } from '../state/state-style.ts';

/** The surfaces and state colors, as CSS variables per scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f7fa',
    '--mantine-color-text': '#18202c',
    '--mantine-color-dimmed': '#596475',
    '--mantine-color-placeholder': '#667284',
    '--mantine-color-error': '#b42331',
    '--surface': '#ffffff',
    '--surface-sunken': '#f8fafc',
    '--line': '#e0e6ee',
    '--line-strong': '#c9d2de',
    '--hover': '#f1f5fa',
    '--shadow-card': '0 1px 2px rgb(24 32 44 / 4%)',
    '--phase-resolve': '#9db4d6',
    '--phase-connect': '#6f9be8',
    '--phase-tls': '#3f72cf',
    '--phase-request': '#79c3bd',
    '--phase-response': '#2f928c',
    '--heard-well': '#8fd0ab',
    ...stateVariables('light'),
  },
  dark: {
    '--mantine-color-body': '#0d131b',
    '--mantine-color-text': '#dbe2ec',
    '--mantine-color-dimmed': '#98a5b8',
    '--mantine-color-placeholder': '#8794a8',
    '--mantine-color-error': '#ff9d9f',
    '--surface': '#151c27',
    '--surface-sunken': '#111823',
    '--line': '#263140',
    '--line-strong': '#38465a',
    '--hover': '#1c2532',
    '--shadow-card': 'none',
    '--phase-resolve': '#7e99c4',
    '--phase-connect': '#5f8fe6',
    '--phase-tls': '#3f72cf',
    '--phase-request': '#66b5ae',
    '--phase-response': '#35a39c',
    '--heard-well': '#2b7a4f',
    ...stateVariables('dark'),
  },
});

/**
 * Returns the colors of the six states as CSS variables: `--state-blocked-ink`, `-tint`, `-edge`, `-solid`, `-on-solid`.
 * globals.css maps those of an element with `data-state` to `--ink`, `--tint` and so on.
 */
function stateVariables(scheme: 'light' | 'dark'): Record<string, string> {
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
