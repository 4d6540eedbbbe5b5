import type { TenantId } from '@sightline/spec';

/**
 * Tells the rest of the house, after commit, which stores have checks whose state changed: incidents are correlated,
 * consoles read again. A crash before this is repaired by the sweep over unhandled transitions. Does not throw.
 */
export type AnnounceChanges = (changed: ReadonlyMap<TenantId, readonly string[]>) => Promise<void>;
