import { Title } from '@mantine/core';
import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A card with a heading of the second level. */
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
