import type { Target } from '@sightline/spec';

/** A port of another machine of the store. */
export type LanTarget = Extract<Target, { kind: 'lan_port' }>;
