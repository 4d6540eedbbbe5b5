import type { Entry, Flag } from '@sightline/spec';
import { IconChevronRight, IconFlag, IconInfoCircle } from '@tabler/icons-react';
import classes from './entry.module.css';

/** Flags in a few words; the full sentence comes with the flag itself. */
const FLAG_LABEL: Readonly<Record<Flag['code'], string>> = {
  suspected_typo: 'Suspected typo',
  any_of: 'Any one is enough',
  cell_unknown: 'Unknown values',
  protocol_not_stated: 'TCP or UDP not stated',
  direction_not_stated: 'Direction not stated',
  port_not_stated: 'Port not stated',
  inbound_from_internet: 'Inbound not verified',
  no_counterpart: 'No peer found',
  port_from_config: 'Port set in config',
  default_shared: 'Default port shared',
  version_pattern: 'Versioned name',
};

interface EntryFlagsProps {
  readonly entry: Entry;
  /** Whether to show the details: true during a search, because a match may be inside. */
  readonly isOpen: boolean;
}

/** Shows an entry's flags in a few words; opened, in sentences, with our remarks. */
export function EntryFlags({ entry, isOpen }: EntryFlagsProps) {
  const remarks = entry.remarks ?? [];
  if (entry.flags.length + remarks.length === 0) return null;
  return (
    <details className={classes.flags} open={isOpen}>
      <summary className={classes.flagsHead}>
        <IconChevronRight size={14} aria-hidden className={classes.chevron} />
        {entry.flags.map((flag) => (
          <span key={`${flag.code} ${flag.text}`} className={classes.flagChip}>
            <IconFlag size={12} aria-hidden />
            {FLAG_LABEL[flag.code]}
          </span>
        ))}
        {remarks.length > 0 && (
          <span className={classes.remarkChip}>{remarks.length === 1 ? 'Remark' : 'Remarks'}</span>
        )}
      </summary>
      {entry.flags.map((flag) => (
        <p key={`${flag.code} ${flag.text}`} className={classes.flag}>
          <IconFlag size={15} aria-hidden />
          <span>{flag.text}</span>
        </p>
      ))}
      {remarks.map((remark) => (
        <p key={remark} className={classes.remark}>
          <IconInfoCircle size={15} aria-hidden />
          <span>{remark}</span>
        </p>
      ))}
    </details>
  );
}
