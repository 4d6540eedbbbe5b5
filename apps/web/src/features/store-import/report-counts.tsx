import type { RowFate, StoreImportReport } from '@sightline/spec';
import { FATE_LABEL } from './import-words.ts';
import classes from './store-import.module.css';

const ORDER: readonly RowFate[] = ['added', 'changed', 'unchanged', 'refused'];

/** How many rows become what. */
export function ReportCounts({ counts }: Pick<StoreImportReport, 'counts'>) {
  return (
    <dl className={classes.counts}>
      {ORDER.map((fate) => (
        <div key={fate} className={classes.count} data-fate={fate} data-none={counts[fate] === 0 || undefined}>
          <dt>{FATE_LABEL[fate]}</dt>
          <dd>{counts[fate].toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}
