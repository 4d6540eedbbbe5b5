import type { CheckState } from '@sightline/spec';
import { STATE_STYLE } from './state-style.ts';

/** The shape of a state, in the color of the text around it; the word stands beside it or in a label. */
export function StateIcon({ state, size = 16 }: { readonly state: CheckState; readonly size?: number }) {
  const Shape = STATE_STYLE[state].icon;
  return <Shape size={size} stroke={2.2} aria-hidden />;
}
