'use client';

import { VisuallyHidden } from '@mantine/core';
import { formatDuration, formatShortDuration, type Matrix, matrixKey, STATE_TEXT } from '@sightline/spec';
import Link from 'next/link';
import { memo } from 'react';
import { failureLabel } from '../../../shared/failure/failure-name.tsx';
import { StateIcon } from '../../../shared/state/state-badge.tsx';
import { useNow } from '../../../shared/time/use-now.ts';
import { useTenant } from '../../accounts/tenant-context.tsx';
import classes from './matrix-table.module.css';

interface MatrixRowProps {
  readonly row: Matrix['rows'][number];
  readonly rowIndex: number;
  readonly targets: Matrix['targets'];
  /** The column that the Tab key reaches, 0 for the store itself; null when another row has it. */
  readonly activeColumn: number | null;
}

/** Shows a store and its targets. */
export const MatrixRow = memo(function MatrixRow({ row, rowIndex, targets, activeColumn }: MatrixRowProps) {
  const tenant = useTenant();
  const href = `/t/${tenant.slug}/stores/${row.store.id}`;
  return (
    <tr>
      <th scope="row" className={classes.store} data-state={row.store.state}>
        <Link
          href={href}
          prefetch={false}
          className={classes.storeLink}
          tabIndex={activeColumn === 0 ? 0 : -1}
          data-grid={`${rowIndex}:0`}
        >
          <StateIcon state={row.store.state} size={15} />
          <VisuallyHidden>Store </VisuallyHidden>
          <span className={classes.storeNumber}>{row.store.number}</span>{' '}
          <span className={classes.storeName}>{row.store.name}</span>
          <VisuallyHidden>, {STATE_TEXT[row.store.state].label}</VisuallyHidden>
        </Link>
      </th>
      {targets.map((target, index) => (
        <MatrixCell
          key={matrixKey(target)}
          cell={row.cells[matrixKey(target)]}
          title={target.title}
          storeName={`${row.store.number} ${row.store.name}`}
          href={href}
          position={`${rowIndex}:${index + 1}`}
          isActive={activeColumn === index + 1}
        />
      ))}
      <td className={classes.filler} />
    </tr>
  );
});

interface MatrixCellProps {
  readonly cell: Matrix['rows'][number]['cells'][string] | undefined;
  readonly title: string;
  readonly storeName: string;
  /** The store's page, where the check opens. */
  readonly href: string;
  /** `row:column`; the arrow keys find the cell by it. */
  readonly position: string;
  readonly isActive: boolean;
}

/** Shows a target at a store, and for how long, unless it passes. */
function MatrixCell({ cell, title, storeName, href, position, isActive }: MatrixCellProps) {
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
        aria-label={`${storeName}, ${title}: ${STATE_TEXT[cell.state].label} for ${formatDuration(elapsedMs)}${failure}`}
      >
        <StateIcon state={cell.state} size={15} />
        {cell.state !== 'pass' && <span>{formatShortDuration(elapsedMs)}</span>}
      </Link>
    </td>
  );
}
