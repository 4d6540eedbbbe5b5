'use client';

import { Portal } from '@mantine/core';
import { formatDuration, formatRecent, type Matrix, matrixKey, STATE_TEXT } from '@sightline/spec';
import { FailureName } from '../../../shared/failure/failure-name.tsx';
import { StateBadge } from '../../../shared/state/state-badge.tsx';
import { useNow } from '../../../shared/time/use-now.ts';
import { viewerZone } from '../../../shared/time/viewer-zone.ts';
import classes from './matrix-table.module.css';
import type { PointedCell } from './use-pointed-cell.ts';

interface MatrixTooltipProps {
  readonly pointed: PointedCell;
  readonly rows: Matrix['rows'];
  readonly targets: Matrix['targets'];
}

const WIDTH_PX = 320;
const MARGIN_PX = 8;
/** With less room than this below the cell, the tooltip goes above it. */
const ROOM_PX = 200;

/** Shows a cell in full: store, target, state, since when, and the failure. Screen readers get the cell's label. */
export function MatrixTooltip({ pointed, rows, targets }: MatrixTooltipProps) {
  const now = useNow();
  const row = rows[pointed.row];
  const target = targets[pointed.column - 1];
  const cell = target === undefined ? undefined : row?.cells[matrixKey(target)];
  if (row === undefined || target === undefined || cell === undefined) return null;
  return (
    <Portal>
      <div className={classes.tooltip} style={placeBeside(pointed.box)} aria-hidden>
        <div className={classes.head}>
          <StateBadge state={cell.state} size="sm" />
          <span className={classes.since}>
            {formatDuration(now - Date.parse(cell.since))} · since {formatRecent(cell.since, viewerZone(), now)}
          </span>
        </div>
        <div className={classes.target}>{target.title}</div>
        <div className={classes.printed}>{target.target}</div>
        <div className={classes.tooltipStore}>
          {row.store.number} {row.store.name}
        </div>
        <div className={classes.why}>
          {cell.failure === null ? STATE_TEXT[cell.state].sentence : <FailureName failure={cell.failure} />}
        </div>
      </div>
    </Portal>
  );
}

function placeBeside(box: DOMRect) {
  const left = Math.max(MARGIN_PX, Math.min(box.left, window.innerWidth - WIDTH_PX - MARGIN_PX));
  return window.innerHeight - box.bottom > ROOM_PX
    ? { left, width: WIDTH_PX, top: box.bottom + MARGIN_PX }
    : { left, width: WIDTH_PX, bottom: window.innerHeight - box.top + MARGIN_PX };
}
