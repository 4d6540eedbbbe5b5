'use client';

import type { Me } from '@sightline/spec';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { LiveMark } from '../../shared/live/live-mark.tsx';
import { useLive } from '../../shared/live/use-live.ts';
import { BrandMark } from './brand.tsx';
import classes from './console-shell.module.css';
import { MainNav } from './main-nav.tsx';
import { useTenant } from './tenant-context.tsx';
import { TenantSwitcher } from './tenant-switcher.tsx';
import { UserMenu } from './user-menu.tsx';

interface ConsoleShellProps {
  readonly me: Me;
  readonly children: ReactNode;
}

/** What stands around every page of a tenant: its name, the pages, whether it is live, and who is signed in. */
export function ConsoleShell({ me, children }: ConsoleShellProps) {
  const tenant = useTenant();
  const status = useLive(tenant.id);
  return (
    <>
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Link href={`/t/${tenant.slug}`} className={classes.brand} aria-label="Sightline, fleet">
            <BrandMark />
            <span className={classes.brandName}>Sightline</span>
          </Link>
          <span className={classes.slash} aria-hidden />
          <TenantSwitcher current={tenant} tenants={me.tenants} />
          <MainNav />
          <div className={classes.end}>
            <LiveMark status={status} />
            <UserMenu user={me.user} />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  );
}
