import { Skeleton } from '@mantine/core';
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
      <Skeleton height={110} />
      <Skeleton height={520} />
      <Skeleton height={160} />
    </div>
  );
}
