import { Skeleton } from '@mantine/core';
import { PanelSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import classes from './store-page.module.css';

/** The shape of the store page while it is awaited. */
export function StoreSkeleton() {
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Skeleton width={60} height={18} />
        <Skeleton width={420} height={32} />
        <Skeleton width={520} height={18} mb={18} maw="100%" />
      </div>
      <PanelSkeleton rows={1} rowHeight={96} />
      <PanelSkeleton rows={10} />
      <PanelSkeleton rows={2} rowHeight={70} />
    </div>
  );
}
