'use client';

import type { Matrix } from '@sightline/spec';
import Link from 'next/link';
import { failureLabel } from '../../shared/failure/failure-label.ts';
import { StateIcon } from '../../shared/state/state-icon.tsx';
import { STATE_STYLE } from '../../shared/state/state-style.ts';
import { durationText, shortDurationText } from '../../shared/time/duration.ts';
import { useNow } from '../../shared/time/use-now.ts';
import classes from './matrix-table.module.css';

interface MatrixCellProps {
  readonly cell: Matrix['rows'][number]['cells'][string] | undefined;
  readonly title: string;
  readonly storeName: string;
  /** The page of the store, on which the check is opened. */
  readonly href: string;
  /** `row:column`, by which the arrow keys find it. */
  readonly position: string;
  readonly isActive: boolean;
}

/** One target at one store; says for how long, unless it passes. */
export function MatrixCell({ cell, title, storeName, href, position, isActive }: MatrixCellProps) {
  const now = useNow();
  if (cell === undefined) {
    return (
      <td className={classes.cell}>
        <span className={classes.none} title={`${title} is not checked at ${storeName}`}>
          –
        </span>
      </td>
    );
  }
  const elapsedMs = now - Date.parse(cell.since);
  const failure = cell.failure === null ? '' : `, ${failureLabel(cell.failure)}`;
  return (
    <td className={classes.cell}>
      <Link
        href={`${href}?check=${cell.checkId}`}
        prefetch={false}
        className={classes.mark}
        data-state={cell.state}
        data-grid={position}
        tabIndex={isActive ? 0 : -1}
        aria-label={`${storeName}, ${title}: ${STATE_STYLE[cell.state].label} for ${durationText(elapsedMs)}${failure}`}
      >
        <StateIcon state={cell.state} size={15} />
        {cell.state !== 'pass' && <span className={classes.age}>{shortDurationText(elapsedMs)}</span>}
      </Link>
    </td>
  );
}
