import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page-head.module.css';

interface PageHeadProps {
  readonly title: ReactNode;
  /** A line below the title. */
  readonly sub?: ReactNode;
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode;
}

/** Shows the head of a page: its only first-level heading. */
export function PageHead({ title, sub, actions }: PageHeadProps) {
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {sub !== undefined && <div className={classes.sub}>{sub}</div>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
