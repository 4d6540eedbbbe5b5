/** The outcome of one attempt at a delivery. Only `retry` is tried again. */
export type DeliveryOutcome =
  | { readonly kind: 'delivered'; readonly providerRef: string | null }
  | {
      readonly kind: 'retry';
      /** `internal_error`: we could not read or compose the alert. */
      readonly reason: 'rate_limited' | 'server_error' | 'network' | 'internal_error';
      /** How long the provider asked us to wait; null if it did not say. */
      readonly afterMs: number | null;
    }
  | { readonly kind: 'rejected'; readonly reason: 'channel_gone' | 'auth' | 'bad_request' };

/** What becomes of the delivery itself after an attempt. */
export type DeliveryDecision =
  | { readonly status: 'delivered'; readonly providerRef: string | null }
  | { readonly status: 'retrying'; readonly reason: string; readonly delayMs: number }
  | { readonly status: 'rejected'; readonly reason: string }
  | { readonly status: 'given_up'; readonly reason: string };
