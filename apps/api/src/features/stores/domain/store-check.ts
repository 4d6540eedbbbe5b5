import type { CheckDetail, CheckSummary } from '@sightline/spec';

/** A check as the database has it; the pack knows where its entry is printed. */
export type StoreCheck = Omit<CheckSummary, 'packTitle' | 'section'>;
export type StoreCheckDetail = Omit<CheckDetail, 'packTitle' | 'section' | 'asPrinted' | 'provenance'>;
