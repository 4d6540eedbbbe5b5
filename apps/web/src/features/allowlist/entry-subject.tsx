import type { Subject } from '@sightline/spec';
import classes from './entry.module.css';

/** What of an entry is more than its printed text: address ranges, a suspected correction, the setting of a port. */
export function EntrySubject({ subject }: { readonly subject: Subject }) {
  if (subject.kind === 'ranges') {
    return (
      <div className={classes.ranges}>
        <p className={classes.rangesHead}>
          {subject.cidrs.length} ranges, as retrieved on {subject.retrievedAt} from {subject.publishedAt}
        </p>
        <ul>
          {subject.cidrs.map((cidr) => (
            <li key={cidr}>{cidr}</li>
          ))}
        </ul>
      </div>
    );
  }
  if (subject.kind !== 'endpoint') return null;
  return subject.names
    .filter((name) => name.corrected !== undefined)
    .map((name) => (
      <p key={name.pattern} className={classes.corrected}>
        Suspected to mean <code>{name.corrected}</code>; as printed it is <code>{name.pattern}</code>.
      </p>
    ));
}
