'use client';

import { VisuallyHidden } from '@mantine/core';
import { type Matrix, matrixKey } from '@sightline/spec';
import Link from 'next/link';
import { memo } from 'react';
import { StateIcon } from '../../shared/state/state-icon.tsx';
import { STATE_STYLE } from '../../shared/state/state-style.ts';
import { useTenant } from '../session/tenant-context.tsx';
import { MatrixCell } from './matrix-cell.tsx';
import classes from './matrix-table.module.css';

interface MatrixRowProps {
  readonly row: Matrix['rows'][number];
  readonly rowIndex: number;
  readonly targets: Matrix['targets'];
  /** The column that the Tab key reaches, 0 for the store itself; null when it is in another row. */
  readonly activeColumn: number | null;
}

/** One store and its targets. */
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
          <VisuallyHidden>, {STATE_STYLE[row.store.state].label}</VisuallyHidden>
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
