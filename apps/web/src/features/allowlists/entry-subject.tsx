import { type Entry, formatCount, type Subject } from '@sightline/spec';
import { IconAlertOctagon, IconCalendarEvent, IconCalendarX } from '@tabler/icons-react';
import { Breakable } from '../../shared/ui/breakable.tsx';
import { subjectFacts } from '../packs/subject-facts.ts';
import classes from './entry.module.css';

interface EntrySubjectProps {
  readonly subject: Subject;
  /** Whether a printed table above already shows it. */
  readonly isPrinted: boolean;
}

/** Shows what an entry has beyond its printed table: ranges, suspected corrections, or all facts without a table. */
export function EntrySubject({ subject, isPrinted }: EntrySubjectProps) {
  if (subject.kind === 'ranges') {
    return (
      <div className={classes.ranges}>
        <p className={classes.rangesHead}>
          {formatCount(subject.cidrs.length, 'range')}, retrieved on {subject.retrievedAt} from {subject.publishedAt}
        </p>
        <ul>
          {subject.cidrs.map((cidr) => (
            <li key={cidr}>{cidr}</li>
          ))}
        </ul>
      </div>
    );
  }
  const corrections = subject.kind === 'endpoint' ? subject.names.filter((name) => name.corrected !== undefined) : [];
  return (
    <>
      {!isPrinted && <Asked facts={subjectFacts(subject)} />}
      {corrections.map((name) => (
        <p key={name.pattern} className={classes.corrected}>
          Printed as <code>{name.pattern}</code>; probably means <code>{name.corrected}</code>.
        </p>
      ))}
    </>
  );
}

/** Shows what an entry allows, where the vendor prints a sentence instead of a table. */
function Asked({ facts }: { readonly facts: ReturnType<typeof subjectFacts> }) {
  if (facts.length === 0) return null;
  return (
    <dl className={classes.asked}>
      {facts.map(({ label, values }) => (
        <div key={label} className={classes.askedFact}>
          <dt>{label}</dt>
          <dd>
            {values.map((value) => (
              <span key={value} className={classes.askedValue}>
                <Breakable text={value} />
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Shows what breaks without an entry, and its dates, as far as they are printed. */
export function EntryDates({ entry: { breaks, effective, deprecated } }: { readonly entry: Entry }) {
  if (breaks === undefined && effective === undefined && deprecated === undefined) return null;
  return (
    <div className={classes.facts}>
      {breaks !== undefined && (
        <p className={classes.fact}>
          <IconAlertOctagon size={15} aria-hidden />
          <span>
            <b>Breaks without it:</b> {breaks}
          </span>
        </p>
      )}
      {effective !== undefined && (
        <p className={classes.fact}>
          <IconCalendarEvent size={15} aria-hidden />
          <span>
            <b>Needed from:</b> {dated(effective)}
          </span>
        </p>
      )}
      {deprecated !== undefined && (
        <p className={classes.deprecated}>
          <IconCalendarX size={15} aria-hidden />
          <span>
            <b>Deprecated:</b> {dated(deprecated)}
            {deprecated.replacedBy !== undefined && (
              <>
                {' '}
                Replaced by <a href={`#${deprecated.replacedBy}`}>another entry</a>.
              </>
            )}
          </span>
        </p>
      )}
    </div>
  );
}

function dated({ asPrinted, on }: NonNullable<Entry['effective']>): string {
  return on === undefined ? `“${asPrinted}”` : `${on} (“${asPrinted}”)`;
}
