import type { Endpoint } from './addresses.ts';

/** The worker's startup data. */
export interface SynDropperOptions {
  readonly endpoints: readonly Endpoint[];
  /** An Int32 that grows with every command; the worker sleeps on it. */
  readonly wakeUps: SharedArrayBuffer;
}
export type SynDropperCommand = { readonly kind: 'release'; readonly endpoint: string } | { readonly kind: 'end' };
export type SynDropperEvent = { readonly kind: 'listening' } | { readonly kind: 'released'; readonly endpoint: string };
