import { IconAlertTriangle } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './exports.module.css';

interface LackingListProps {
  readonly title: string;
  /** Of how many things the items tell. */
  readonly count: number;
  readonly items: readonly { readonly what: string; readonly detail: string; readonly why: string }[];
}

/** What an export lacks, each with the reason; nothing where it lacks nothing. */
export function LackingList({ title, count, items }: LackingListProps) {
  const titleId = useId();
  if (count === 0) return null;
  return (
    <section className={classes.lacking} data-state="degraded" aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.lackingTitle}>
        <IconAlertTriangle size={16} aria-hidden />
        {title}
      </h3>
      {/* A place that scrolls must be reachable with the keyboard. */}
      <ul className={classes.lackingItems} tabIndex={0} aria-labelledby={titleId}>
        {items.map(({ what, detail, why }) => (
          <li key={`${what} ${detail} ${why}`}>
            <b>{what}</b> <span className="mono">{detail}</span>
            <span className={classes.why}>{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
