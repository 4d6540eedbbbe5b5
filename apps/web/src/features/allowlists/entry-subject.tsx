import type { Entry, Subject } from '@sightline/spec';
import { IconAlertOctagon, IconCalendarEvent, IconCalendarX } from '@tabler/icons-react';
import { Breakable } from '../../shared/ui/breakable.tsx';
import { subjectFacts } from '../packs/subject-facts.ts';
import classes from './entry.module.css';

interface EntrySubjectProps {
  readonly subject: Subject;
  /** Whether a printed table above says it already. */
  readonly isPrinted: boolean;
}

/** What of an entry is more than its printed table: ranges, suspected corrections, and all of it where there is no table. */
export function EntrySubject({ subject, isPrinted }: EntrySubjectProps) {
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
  const corrections = subject.kind === 'endpoint' ? subject.names.filter((name) => name.corrected !== undefined) : [];
  return (
    <>
      {!isPrinted && <Asked facts={subjectFacts(subject)} />}
      {corrections.map((name) => (
        <p key={name.pattern} className={classes.corrected}>
          Suspected to mean <code>{name.corrected}</code>; as printed it is <code>{name.pattern}</code>.
        </p>
      ))}
    </>
  );
}

/** What an entry asks to allow, where the list prints it as a sentence and not as a table. */
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

/** What an entry is for, and from when until when it holds, as far as the list says. */
export function EntryDates({ entry: { breaks, effective, deprecated } }: { readonly entry: Entry }) {
  if (breaks === undefined && effective === undefined && deprecated === undefined) return null;
  return (
    <div className={classes.facts}>
      {breaks !== undefined && (
        <p className={classes.fact}>
          <IconAlertOctagon size={15} aria-hidden />
          <span>
            <b>Without it:</b> {breaks}
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
                Replaced by <a href={`#${deprecated.replacedBy}`}>another entry of the list</a>.
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
