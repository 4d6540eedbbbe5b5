import { Highlight } from '@mantine/core';
import type { Cell } from '@sightline/spec';
import classes from './entry.module.css';

interface EntryCellsProps {
  readonly cells: readonly Cell[];
  readonly words: string[];
}

/** A row of the vendor's table, cell by cell; an unknown cell says so, and below is why. */
export function EntryCells({ cells, words }: EntryCellsProps) {
  if (cells.length === 0) return null;
  const unknown = Map.groupBy(
    cells.filter((cell) => cell.kind === 'unknown'),
    (cell) => cell.reason,
  );
  return (
    <>
      <dl className={classes.cells}>
        {cells.map((cell) => (
          <div key={cell.column} className={classes.cell} data-kind={cell.kind}>
            <dt>{cell.column}</dt>
            {cell.kind === 'stated' ? (
              <dd>
                <Highlight component="span" highlight={words} inherit>
                  {cell.text}
                </Highlight>
                {cell.corrected !== undefined && (
                  <span className={classes.cellCorrected}>probably meant: {cell.corrected}</span>
                )}
              </dd>
            ) : (
              <dd>unknown</dd>
            )}
          </div>
        ))}
      </dl>
      {[...unknown].map(([reason, alike]) => (
        <p key={reason} className={classes.unknownWhy}>
          <b>{alike.map((cell) => cell.column).join(', ')} unknown:</b> {reason}
        </p>
      ))}
    </>
  );
}
