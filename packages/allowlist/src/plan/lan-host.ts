import type { ProgramEntry } from './plan-programs.ts';
import type { Site } from './site.ts';

/** A host with all that decides its checks of LAN entries. */
export type LanHost = Omit<ProgramEntry, 'entry' | 'platform'> & { readonly site: Site };
