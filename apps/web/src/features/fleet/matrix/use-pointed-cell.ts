'use client';

import { type FocusEvent, type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type GridPosition, gridPositionOf } from './grid-position.ts';

/** The cell that is hovered or focused, and its place on the screen. */
export interface PointedCell extends GridPosition {
  readonly box: DOMRect;
}

/** Tracks the cell for the one tooltip of a table with thousands of cells. Escape hides it. */
export function usePointedCell() {
  const [cell, setCell] = useState<PointedCell | null>(null);

  const point = (target: EventTarget): void => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-grid]') : null;
    const position = gridPositionOf(element?.dataset['grid']);
    if (element === null || position === null || position.column === 0) {
      setCell(null);
      return;
    }
    setCell({ ...position, box: element.getBoundingClientRect() });
  };
  const clear = (): void => {
    setCell(null);
  };

  return {
    cell,
    handlers: {
      onPointerOver: (event: PointerEvent<HTMLElement>) => {
        if (event.pointerType === 'mouse') point(event.target);
      },
      onPointerLeave: clear,
      onFocusCapture: (event: FocusEvent<HTMLElement>) => {
        point(event.target);
      },
      onBlurCapture: clear,
      onScroll: clear,
      onKeyUp: (event: KeyboardEvent<HTMLElement>) => {
        if (event.key === 'Escape') clear();
      },
    },
  };
}
