import type { Entry, Flag } from '@sightline/spec';
import { IconChevronRight, IconFlag, IconInfoCircle } from '@tabler/icons-react';
import classes from './entry.module.css';

/** What is odd about an entry, in a few words; the sentence stands with the flag itself. */
const FLAG_LABEL: Readonly<Record<Flag['code'], string>> = {
  suspected_typo: 'Suspected typing error',
  any_of: 'Any one is enough',
  cell_unknown: 'Cells unknown',
  protocol_not_stated: 'TCP or UDP not stated',
  direction_not_stated: 'Direction not stated',
  port_not_stated: 'Port not stated',
  inbound_from_internet: 'Inbound not verified',
  no_counterpart: 'No counterpart',
  port_from_config: 'Port comes from a setting',
  default_shared: 'Default shared with another product',
  version_pattern: 'Name has a version in it',
};

interface EntryFlagsProps {
  readonly entry: Entry;
  /** True while something is looked for: what was found may stand in here. */
  readonly isOpen: boolean;
}

/** What is odd about an entry in a few words each; opened, in sentences, with what we remark on it. */
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
