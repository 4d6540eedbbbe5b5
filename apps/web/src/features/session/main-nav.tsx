'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useFleet } from '../fleet/use-fleet.ts';
import classes from './console-shell.module.css';
import { useTenant } from './tenant-context.tsx';

/** The pages of a tenant; incidents with how many are open. */
export function MainNav() {
  const tenant = useTenant();
  const pathname = usePathname();
  const openCount = useFleet(tenant.id).data?.openIncidentCount ?? 0;
  const home = `/t/${tenant.slug}`;
  const pages = [
    { href: home, label: 'Fleet', isCurrent: pathname === home || pathname.startsWith(`${home}/stores/`) },
    { href: `${home}/incidents`, label: 'Incidents', isCurrent: pathname.startsWith(`${home}/incidents`), openCount },
    { href: `${home}/allowlist`, label: 'Allowlist', isCurrent: pathname.startsWith(`${home}/allowlist`) },
    { href: `${home}/certificates`, label: 'Certificates', isCurrent: pathname.startsWith(`${home}/certificates`) },
    { href: `${home}/feeds`, label: 'Feeds', isCurrent: pathname.startsWith(`${home}/feeds`) },
    { href: `${home}/agents`, label: 'Agents', isCurrent: pathname.startsWith(`${home}/agents`) },
    { href: `${home}/profiles`, label: 'Profiles', isCurrent: pathname.startsWith(`${home}/profiles`) },
    { href: `${home}/channels`, label: 'Channels', isCurrent: pathname.startsWith(`${home}/channels`) },
    { href: `${home}/audit`, label: 'Audit', isCurrent: pathname.startsWith(`${home}/audit`) },
  ];
  return (
    <nav aria-label="Pages" className={classes.nav}>
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
