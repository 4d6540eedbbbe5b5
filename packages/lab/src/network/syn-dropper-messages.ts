import type { Endpoint } from './addresses.ts';

/** What the worker is started with. */
export interface SynDropperOptions {
  readonly endpoints: readonly Endpoint[];
  /** An Int32 that grows with every command: what the worker sleeps on. */
  readonly wakeUps: SharedArrayBuffer;
}
export type SynDropperCommand = { readonly kind: 'release'; readonly endpoint: string } | { readonly kind: 'end' };
export type SynDropperEvent = { readonly kind: 'listening' } | { readonly kind: 'released'; readonly endpoint: string };
