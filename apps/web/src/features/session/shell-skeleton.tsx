import { Skeleton, VisuallyHidden } from '@mantine/core';
import { PanelSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import classes from './console-shell.module.css';

/** The frame of the console before it is known who is signed in. */
export function ShellSkeleton() {
  return (
    <>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Skeleton width={280} height={20} />
          <Skeleton ml="auto" height={32} circle />
        </div>
      </header>
      <main className={classes.main} aria-busy="true">
        <VisuallyHidden>Loading</VisuallyHidden>
        <Skeleton width={180} height={26} mb="lg" />
        <PanelSkeleton rows={8} />
      </main>
    </>
  );
}
