import type { Provenance } from '@sightline/spec';
import { provenanceText } from '../../shared/pack/provenance-text.ts';
import classes from './allowlist.module.css';

/** Where in the vendor's text something stands. */
export function ProvenanceLine({ provenance }: { readonly provenance: Provenance }) {
  return <span className={classes.provenance}>{provenanceText(provenance)}</span>;
}
