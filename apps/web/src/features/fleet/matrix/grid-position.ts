/** A cell, counted from 0. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Returns the cell that a key leads to; null when the key does not move or the table ends there. */
export function movedBy(key: string, from: GridPosition, size: GridSize): GridPosition | null {
  const to = stepOf(key, from, size);
  if (to === null || (to.row === from.row && to.column === from.column)) return null;
  return to.row >= 0 && to.row < size.rows && to.column >= 0 && to.column < size.columns ? to : null;
}

/** Parses `row:column`; null for anything else. */
export function gridPositionOf(text: string | undefined): GridPosition | null {
  const match = /^(\d+):(\d+)$/.exec(text ?? '');
  return match === null ? null : { row: Number(match[1]), column: Number(match[2]) };
}

function stepOf(key: string, { row, column }: GridPosition, size: GridSize): GridPosition | null {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: size.columns - 1 };
    default:
      return null;
  }
}
