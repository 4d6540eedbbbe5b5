import type { Provenance } from '@sightline/spec';
import classes from './allowlist.module.css';

/** Where in the vendor's text something stands: lines of the source, and in words. */
export function ProvenanceLine({ provenance }: { readonly provenance: Provenance }) {
  const [first, last] = provenance.lines;
  return (
    <span className={classes.provenance}>
      {first === last ? `line ${first}` : `lines ${first} to ${last}`} · {provenance.where}
    </span>
  );
}
