import type { Entry } from '@sightline/spec';
import { IconAlertOctagon, IconCalendarEvent, IconCalendarX } from '@tabler/icons-react';
import classes from './entry.module.css';

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
