import { Skeleton } from '@mantine/core';
import { PanelSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import classes from './fleet-page.module.css';

/** The shape of the fleet page while it is awaited. */
export function FleetSkeleton() {
  return (
    <>
      <Skeleton width={120} height={28} mb={6} />
      <Skeleton width={320} height={17} mb={19} />
      <Skeleton height={88} />
      <div className={classes.columns}>
        <PanelSkeleton rows={6} rowHeight={58} />
        <PanelSkeleton rows={4} rowHeight={70} />
      </div>
      <PanelSkeleton rows={12} rowHeight={37} />
    </>
  );
}
