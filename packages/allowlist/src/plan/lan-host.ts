import type { ProgramEntry } from './plan-programs.ts';
import type { Site } from './site.ts';

/** A host with everything that decides its LAN checks. */
export type LanHost = Omit<ProgramEntry, 'entry' | 'platform'> & { readonly site: Site };
