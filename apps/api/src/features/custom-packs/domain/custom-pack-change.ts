import type { Pack } from '@sightline/spec';

/** A custom pack before a change. */
export interface CustomPackState {
  /** Its newest version; null before the first. */
  readonly newest: Pack | null;
  /** The version that stores use unless a tag decides otherwise; null when the pack is not used. */
  readonly inForce: Pack | null;
  /** How many custom packs the tenant has. */
  readonly packCount: number;
}

/** What to do with a custom pack. `subject` names what changed, for the audit log. */
export type CustomPackChange =
  /** `adopts`: every store uses the version at once. */
  | { readonly kind: 'publish'; readonly pack: Pack; readonly adopts: boolean; readonly subject: string }
  | { readonly kind: 'stop_using'; readonly subject: string }
  | { readonly kind: 'nothing' };
