'use client';

import Link from 'next/link';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './allowlist-nav.module.css';

const PAGES = [
  { id: 'entries', label: 'Entries', path: '' },
  { id: 'lists', label: 'Lists and versions', path: '/lists' },
  { id: 'own', label: 'Own entries', path: '/own' },
] as const;

/** The pages about what is allowed and checked. */
export function AllowlistNav({ current }: { readonly current: (typeof PAGES)[number]['id'] }) {
  const tenant = useTenant();
  return (
    <nav aria-label="Allowlist" className={classes.nav}>
      {PAGES.map(({ id, label, path }) => (
        <Link
          key={id}
          href={`/t/${tenant.slug}/allowlist${path}`}
          className={classes.link}
          aria-current={id === current ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
