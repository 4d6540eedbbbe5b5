import type { Phase } from '../outcome.ts';

/** A probe's phase, as people read it. */
export const PHASE_LABEL: Readonly<Record<Phase, string>> = {
  resolve: 'Resolve',
  connect: 'Connect',
  tls: 'TLS',
  request: 'Request',
  response: 'Response',
};
