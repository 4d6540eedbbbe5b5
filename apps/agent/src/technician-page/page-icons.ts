import type { LocalState } from '../technician-view/technician-view.ts';
import { type Html, ownHtml } from './html.ts';

const SHAPES: Readonly<Record<LocalState, string>> = {
  failing: '<circle cx="8" cy="8" r="6"/><path d="M3.8 12.2 12.2 3.8"/>',
  line_out: '<path d="M1.6 8h3.6M10.8 8h3.6M9.4 3.4 6.6 12.6"/>',
  degraded: '<path d="M8 2.4 14.4 13.4H1.6zM8 6.6v3M8 11.4v.1"/>',
  unseen: '<path d="M5.6 6a2.4 2.4 0 1 1 3.6 2.1C8.4 8.6 8 9 8 10M8 12.6v.1"/>',
  pass: '<path d="M3 8.6 6.4 12 13 4.6"/>',
};

/** The shape of a state, in the color of the text around it; the word stands beside it. */
export function stateIcon(state: LocalState): Html {
  return ownHtml(`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[state]}</svg>`);
}
