import { type Matrix, matrixKey } from '@sightline/spec';
import { Breakable } from '../../shared/ui/breakable.tsx';
import classes from './matrix-table.module.css';

/** The columns: each target by its title and as printed. */
export function MatrixHead({ targets }: { readonly targets: Matrix['targets'] }) {
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
