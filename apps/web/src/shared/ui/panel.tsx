import { Skeleton, Title } from '@mantine/core';
import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** Shows a card with a second-level heading. */
export function Panel({ title, aside, children, className }: PanelProps) {
  const headingId = useId();
  return (
    <section className={clsx('card', classes.panel, className)} aria-labelledby={headingId}>
      <div className={classes.head}>
        <Title order={2} id={headingId} className={classes.title}>
          {title}
        </Title>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}

interface PanelSkeletonProps {
  /** How many rows to expect. */
  readonly rows: number;
  readonly rowHeight?: number;
}

/** Shows the shape of a panel with rows while its content loads. */
export function PanelSkeleton({ rows, rowHeight = 52 }: PanelSkeletonProps) {
  return (
    <div className="card">
      <div className={classes.skeletonHead}>
        <Skeleton width={140} height={14} />
      </div>
      <RowsSkeleton rows={rows} rowHeight={rowHeight} />
    </div>
  );
}

/** Shows rows only, inside a panel that is already shown. */
export function RowsSkeleton({ rows, rowHeight = 52 }: PanelSkeletonProps) {
  return Array.from({ length: rows }, (_, index) => (
    <div key={index} className={classes.row} style={{ height: rowHeight }}>
      <Skeleton width={96} height={18} />
      <Skeleton width={`${42 - ((index * 7) % 18)}%`} height={12} />
      <Skeleton width={64} height={12} ml="auto" />
    </div>
  ));
}
