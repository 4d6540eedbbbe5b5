import { Skeleton } from '@mantine/core';
import classes from './panel-skeleton.module.css';

interface PanelSkeletonProps {
  /** How many rows are expected. */
  readonly rows: number;
  readonly rowHeight?: number;
}

/** The shape of a panel with rows while its content is awaited. */
export function PanelSkeleton({ rows, rowHeight = 52 }: PanelSkeletonProps) {
  return (
    <div className="card">
      <div className={classes.head}>
        <Skeleton width={140} height={14} />
      </div>
      <RowsSkeleton rows={rows} rowHeight={rowHeight} />
    </div>
  );
}

/** Rows alone, where the panel around them is there already. */
export function RowsSkeleton({ rows, rowHeight = 52 }: PanelSkeletonProps) {
  return Array.from({ length: rows }, (_, index) => (
    <div key={index} className={classes.row} style={{ height: rowHeight }}>
      <Skeleton width={96} height={18} />
      <Skeleton width={`${42 - ((index * 7) % 18)}%`} height={12} />
      <Skeleton width={64} height={12} ml="auto" />
    </div>
  ));
}
