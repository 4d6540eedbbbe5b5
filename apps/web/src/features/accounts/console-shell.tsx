'use client';

import { Menu, Skeleton, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { Me } from '@sightline/spec';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { BrandMark } from '../../shared/ui/brand-mark.tsx';
import { PanelSkeleton } from '../../shared/ui/panel.tsx';
import { useFleet } from '../fleet/use-fleet.ts';
import { LiveMark } from '../live/live-mark.tsx';
import { useLive } from '../live/use-live.ts';
import classes from './console-shell.module.css';
import { type Tenant, useTenant } from './tenant-context.tsx';
import { UserMenu } from './user-menu.tsx';

interface ConsoleShellProps {
  readonly me: Me;
  readonly children: ReactNode;
}

/** Shows the frame of every tenant page: its name, the pages, the live status, and who is signed in. */
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

/** The pages that `AllowlistNav` leads to. */
const ALLOWLIST_PATHS = ['allowlists', 'packs', 'custom-packs'];

/** The pages that Profiles leads to. */
const PROFILE_PATHS = ['profiles', 'store-imports'];

/** Shows the pages of a tenant; Incidents with the number of open ones. */
function MainNav() {
  const tenant = useTenant();
  const pathname = usePathname();
  const openCount = useFleet(tenant.id).data?.openIncidentCount ?? 0;
  const nav = useRef<HTMLElement>(null);
  // On a phone, the pages do not all fit.
  useEffect(() => {
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const home = `/t/${tenant.slug}`;
  const pages = [
    { href: home, label: 'Fleet', isCurrent: pathname === home || pathname.startsWith(`${home}/stores/`) },
    { href: `${home}/incidents`, label: 'Incidents', isCurrent: pathname.startsWith(`${home}/incidents`), openCount },
    {
      href: `${home}/allowlists`,
      label: 'Allowlist',
      isCurrent: ALLOWLIST_PATHS.some((path) => pathname.startsWith(`${home}/${path}`)),
    },
    { href: `${home}/certificates`, label: 'Certificates', isCurrent: pathname.startsWith(`${home}/certificates`) },
    { href: `${home}/feeds`, label: 'Feeds', isCurrent: pathname.startsWith(`${home}/feeds`) },
    { href: `${home}/agents`, label: 'Agents', isCurrent: pathname.startsWith(`${home}/agents`) },
    {
      href: `${home}/profiles`,
      label: 'Profiles',
      isCurrent: PROFILE_PATHS.some((path) => pathname.startsWith(`${home}/${path}`)),
    },
    { href: `${home}/alerting/channels`, label: 'Channels', isCurrent: pathname.startsWith(`${home}/alerting`) },
    { href: `${home}/audit`, label: 'Audit', isCurrent: pathname.startsWith(`${home}/audit`) },
  ];
  return (
    <nav ref={nav} aria-label="Pages" className={classes.nav}>
      {pages.map((page) => (
        <Link
          key={page.href}
          href={page.href}
          className={clsx(classes.navLink, page.isCurrent && classes.navLinkCurrent)}
          aria-current={page.isCurrent ? 'page' : undefined}
        >
          {page.label}
          {page.openCount !== undefined && page.openCount > 0 && (
            <span className={classes.navCount}>
              {page.openCount}
              <span className="visually-hidden"> open</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

interface TenantSwitcherProps {
  readonly current: Tenant;
  readonly tenants: readonly Tenant[];
}

/** Shows the name of the tenant; with several tenants, a menu. */
function TenantSwitcher({ current, tenants }: TenantSwitcherProps) {
  if (tenants.length < 2) return <span className={classes.tenant}>{current.name}</span>;
  return (
    <Menu position="bottom-start" width={260} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.tenant} aria-label={`Tenant ${current.name}, switch`}>
          <span className={classes.tenantName}>{current.name}</span>
          <IconSelector size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Tenants</Menu.Label>
        {tenants.map((tenant) => (
          <Menu.Item
            key={tenant.id}
            component={Link}
            href={`/t/${tenant.slug}`}
            rightSection={tenant.id === current.id ? <IconCheck size={16} /> : null}
          >
            {tenant.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Shows the frame of the console while the session loads. */
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
