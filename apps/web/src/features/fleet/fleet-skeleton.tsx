import { Skeleton } from '@mantine/core';
import classes from './fleet-page.module.css';

/** The shape of the fleet page while it is awaited. */
export function FleetSkeleton() {
  return (
    <>
      <Skeleton width={120} height={28} mb={6} />
      <Skeleton width={320} height={17} mb={19} />
      <Skeleton height={96} />
      <div className={classes.columns}>
        <Skeleton height={330} />
        <Skeleton height={330} />
      </div>
      <Skeleton height={520} />
    </>
  );
}
