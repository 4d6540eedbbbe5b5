'use client';

import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import { type GridPosition, type GridSize, gridPositionOf, movedBy } from './grid-position.ts';

interface GridKeys {
  /** The cell that the Tab key reaches. */
  readonly active: GridPosition;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** Moves the focus between the `data-grid="row:column"` elements of a container with the arrow keys, Home and End. */
export function useGridKeys(containerRef: RefObject<HTMLElement | null>, size: GridSize): GridKeys {
  const [wanted, setWanted] = useState<GridPosition>({ row: 0, column: 0 });
  const active = { row: Math.min(wanted.row, size.rows - 1), column: Math.min(wanted.column, size.columns - 1) };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = findReachable(containerRef.current, active, { key: event.key, size });
    if (target === null) return;
    event.preventDefault();
    target.focus();
  };

  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const position = gridPositionOf(event.target.dataset['grid']);
    if (position !== null) setWanted(position);
  };

  return { active, onKeyDown, onFocus };
}

/** Returns the next focusable cell in the direction of the key, skipping empty cells. */
function findReachable(
  container: HTMLElement | null,
  from: GridPosition,
  { key, size }: { readonly key: string; readonly size: GridSize },
): HTMLElement | null {
  let position = movedBy(key, from, size);
  while (position !== null) {
    const found = container?.querySelector<HTMLElement>(`[data-grid="${position.row}:${position.column}"]`);
    if (found !== null && found !== undefined) return found;
    position = movedBy(key, position, size);
  }
  return null;
}
