'use client';

import { VisuallyHidden } from '@mantine/core';
import { type Matrix, matrixKey } from '@sightline/spec';
import { type CSSProperties, useRef } from 'react';
import { Breakable } from '../../../shared/ui/breakable.tsx';
import { MatrixRow } from './matrix-row.tsx';
import classes from './matrix-table.module.css';
import { MatrixTooltip } from './matrix-tooltip.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { usePointedCell } from './use-pointed-cell.ts';

interface MatrixTableProps {
  readonly matrix: Matrix;
  /** True while the next page loads and the previous one is shown. */
  readonly isStale: boolean;
}

/**
 * Shows stores by targets. The whole table is one Tab stop; the arrow keys move within it.
 * A tooltip shows a cell in full while it is hovered or focused.
 */
export function MatrixTable({ matrix, isStale }: MatrixTableProps) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const { targets } = matrix;
  const width: CSSProperties & Record<'--column', string> = { '--column': `${columnWidthPx(targets.length)}px` };
  const grid = useGridKeys(scrollRef, { rows: matrix.rows.length, columns: targets.length + 1 });
  const pointed = usePointedCell();
  return (
    <div
      ref={scrollRef}
      className={classes.scroll}
      data-stale={isStale}
      onKeyDown={grid.onKeyDown}
      onFocus={grid.onFocus}
      {...pointed.handlers}
    >
      <table className={classes.table} style={width}>
        <VisuallyHidden component="caption">
          The state of every target at every store. Use the arrow keys to move between cells and Enter to open one.
        </VisuallyHidden>
        <MatrixHead targets={targets} />
        <tbody>
          {matrix.rows.map((row, index) => (
            <MatrixRow
              key={row.store.id}
              row={row}
              rowIndex={index}
              targets={targets}
              activeColumn={grid.active.row === index ? grid.active.column : null}
            />
          ))}
        </tbody>
      </table>
      {pointed.cell !== null && <MatrixTooltip pointed={pointed.cell} rows={matrix.rows} targets={targets} />}
    </div>
  );
}

/** Shows the columns: the title of each target, and the target as printed. */
function MatrixHead({ targets }: { readonly targets: Matrix['targets'] }) {
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.corner}>
          Store
        </th>
        {targets.map((target) => (
          <th key={matrixKey(target)} scope="col" className={classes.column}>
            <span className={classes.columnTitle}>{target.title}</span>
            <span className={classes.columnTarget} title={target.target}>
              <Breakable text={target.target} />
            </span>
          </th>
        ))}
        <td className={classes.filler} />
      </tr>
    </thead>
  );
}

/** Returns the width of a column in px: wide with few columns, narrow with many. */
function columnWidthPx(count: number): number {
  if (count <= 5) return 176;
  return count <= 8 ? 128 : 96;
}
